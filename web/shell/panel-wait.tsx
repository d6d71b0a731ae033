import { Skeleton } from '../ui/skeleton.tsx'
import styles from './panel-wait.module.css'

/** Holds the place of a panel whose code is on its way. */
export function PanelWait() {
  return (
    <div class={styles.wait}>
      <Skeleton lines={[40, 0, 90, 75, 85, 60, 80]} />
    </div>
  )
}
