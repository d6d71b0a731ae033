/** Gives a file to the browser's downloads. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** A heading as the name of a file, on every system. */
export function fileNameOf(heading: string, day: string): string {
  const plain = heading.replace(/[\\/:*?"<>|\s]+/g, '-').replace(/^[.-]+|[.-]+$/g, '')
  return `${plain.slice(0, 60) || 'onemap'}-${day}`
}

const JPEG_QUALITY = 0.92

export function toBlob(canvas: HTMLCanvasElement, type: 'image/png' | 'image/jpeg'): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error(`No ${type} of this size.`))),
      type,
      JPEG_QUALITY,
    )
  })
}
