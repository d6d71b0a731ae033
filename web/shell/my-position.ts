import { createSignal } from 'solid-js'
import { t } from '../i18n/index.ts'
import { goToPlace } from '../session/go-to.ts'
import { showToast } from '../ui/toast.tsx'

const [locating, setLocating] = createSignal(false)

export { locating }

/** Browsers tell positions only to pages that came over HTTPS or from this machine. */
export const canLocate = (): boolean => isSecureContext && 'geolocation' in navigator

/** WGS 84, which is CGCS2000 to within centimetres. */
export function goToMyPosition(): void {
  setLocating(true)
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      setLocating(false)
      goToPlace([coords.longitude, coords.latitude], 17)
    },
    () => {
      setLocating(false)
      showToast({ tone: 'error', text: t('shell.positionRefused') })
    },
    { enableHighAccuracy: true, timeout: 10_000 },
  )
}
