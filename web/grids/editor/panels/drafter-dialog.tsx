import type { GridEditor } from '../grid-editor.ts'
export default function DrafterDialog(_: { editor: GridEditor; onClose: () => void }) {
  return null
}
