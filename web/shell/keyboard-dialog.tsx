import { t } from '../i18n/index.ts'
import { mayEditAddresses } from '../session/address-view.ts'
import { Dialog } from '../ui/dialog.tsx'
import { KeyList, type KeySection } from '../ui/key-list.tsx'

/** What `?` shows. */
export default function KeyboardDialog(props: { onClose: () => void }) {
  return (
    <Dialog title={t('shell.keyboard')} width="46rem" onClose={() => props.onClose()}>
      <KeyList sections={sections()} />
    </Dialog>
  )
}

function sections(): KeySection[] {
  return [
    {
      title: t('shell.keyGeneral'),
      entries: [
        { keys: ['/'], does: t('shell.keySearch') },
        { keys: ['Esc'], does: t('shell.keyEscape') },
        { keys: ['Alt', '1–9'], does: t('shell.keyWorkspace') },
        { keys: ['B'], does: t('shell.keyPanel') },
        { keys: ['T'], does: t('shell.keyTheme') },
        { keys: ['F'], does: t('shell.fullScreen') },
        { keys: ['?'], does: t('shell.keyHelp') },
      ],
    },
    {
      title: t('shell.keyMap'),
      entries: [
        { keys: ['←', '↑', '↓', '→'], does: t('shell.keyPan') },
        { keys: ['+', '−'], does: t('shell.zoom') },
        { keys: ['0'], does: t('shell.wholeArea') },
        { keys: ['D'], does: t('shell.measureLength') },
        { keys: ['A'], does: t('shell.measureArea') },
        { keys: ['P'], does: t('shell.print') },
        { keys: ['L'], does: t('shell.copyLink') },
      ],
    },
    {
      title: t('shell.keyTree'),
      entries: [
        { keys: ['↑', '↓'], does: t('shell.keyTreeMove') },
        { keys: ['Space'], does: t('shell.keyTreeToggle') },
        { keys: ['→', '←'], does: t('shell.keyTreeExpand') },
        { keys: ['Alt', '↑', '↓'], does: t('shell.keyTreeOrder') },
      ],
    },
    ...(mayEditAddresses() ? [addressKeys()] : []),
  ]
}

function addressKeys(): KeySection {
  return {
    title: t('addresses.keys'),
    entries: [
      { keys: ['C', 'M', 'R', 'N', 'S', 'G', 'X'], does: t('addresses.keyActs') },
      { keys: ['U'], does: t('addresses.keyUp') },
      { keys: ['←', '↑', '↓', '→'], does: t('addresses.keyNudge') },
    ],
  }
}
