export default function ImportDialog(_: { title: string; area: string; onClose: () => void }) {
  return null
}
