/** All Maki and Temaki icons, each a small file of its own, for layers that the build didn't know. */
const files = {
  ...import.meta.glob<string>('../../../node_modules/@mapbox/maki/icons/*.svg', {
    query: '?raw',
    import: 'default',
  }),
  ...import.meta.glob<string>('../../../node_modules/@rapideditor/temaki/icons/*.svg', {
    query: '?raw',
    import: 'default',
  }),
}

const FOLDERS: Record<string, string> = {
  maki: '../../../node_modules/@mapbox/maki/icons/',
  temaki: '../../../node_modules/@rapideditor/temaki/icons/',
}

/** The SVG text of `maki:<name>` or `temaki:<name>`. */
export async function readIconFile(icon: string): Promise<string> {
  const [set = '', name = ''] = icon.split(':')
  const load = files[`${FOLDERS[set] ?? ''}${name}.svg`]
  if (!load) throw new Error(`No icon ${icon}: Maki and Temaki are known`)
  return load()
}
