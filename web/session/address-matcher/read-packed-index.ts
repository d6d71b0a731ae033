/** The gzipped index of an answer, unpacked; `onProgress` counts the bytes that came. */
export async function readPackedIndex(
  answer: Response,
  onProgress: (done: number, total: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const total = Number(answer.headers.get('Content-Length') ?? 0)
  let done = 0
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      done += chunk.length
      onProgress(done, Math.max(done, total))
      controller.enqueue(chunk)
    },
  })
  const unpacked = answer.body!.pipeThrough(counted).pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(unpacked).arrayBuffer())
}
