import Bell from 'lucide-solid/icons/bell'
import BellOff from 'lucide-solid/icons/bell-off'
import Volume2 from 'lucide-solid/icons/volume-2'
import VolumeX from 'lucide-solid/icons/volume-x'
import { t } from '../../i18n/index.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { badge, setBadge, setSound, sound } from './alert-choice.ts'
import styles from './alerts.module.css'
import { playChime } from './chime.ts'

/** Whether new work rings, and whether the tab counts it. */
export function AlertSwitches() {
  return (
    <span class={styles.switches}>
      <IconButton
        label={t(sound() ? 'eventDesk.soundOff' : 'eventDesk.soundOn')}
        pressed={sound()}
        onClick={() => {
          setSound(!sound())
          // Heard at once: is it loud enough? It also tells the browser that sound is wanted here.
          if (sound()) playChime()
        }}
      >
        {sound() ? <Volume2 size={18} /> : <VolumeX size={18} />}
      </IconButton>
      <IconButton
        label={t(badge() ? 'eventDesk.badgeOff' : 'eventDesk.badgeOn')}
        pressed={badge()}
        onClick={() => setBadge(!badge())}
      >
        {badge() ? <Bell size={18} /> : <BellOff size={18} />}
      </IconButton>
    </span>
  )
}
