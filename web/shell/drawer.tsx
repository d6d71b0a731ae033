import X from 'lucide-solid/icons/x'
import type { JSX } from 'solid-js'
import { t } from '../i18n/index.ts'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './drawer.module.css'

interface DrawerProps {
  label: string
  onClose: () => void
  children: JSX.Element
}

/** The bottom drawer, only there when asked for. */
export function Drawer(props: DrawerProps) {
  return (
    <section class={styles.drawer} aria-label={props.label}>
      <div class={styles.close}>
        <IconButton label={t('common.close')} tipSide="left" onClick={() => props.onClose()}>
          <X size={18} />
        </IconButton>
      </div>
      {props.children}
    </section>
  )
}
