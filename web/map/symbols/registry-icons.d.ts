/** SVG texts of the icons that the registry names; made by `scripts/registry-icons-plugin.ts`. */
declare module 'virtual:registry-icons' {
  const icons: Readonly<Record<string, string>>
  export default icons
}
