import Building from 'lucide-solid/icons/building'
import Hash from 'lucide-solid/icons/hash'
import Link from 'lucide-solid/icons/link'
import MapPinned from 'lucide-solid/icons/map-pinned'
import Printer from 'lucide-solid/icons/printer'
import ZoomIn from 'lucide-solid/icons/zoom-in'
import { Show } from 'solid-js'
import type { FeatureCard } from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'
import { isAddressCode, mayEditAddresses, openAddressOfCode } from '../session/address-view.ts'
import { openDrawer } from '../session/drawer.ts'
import { viewLink } from '../session/view.ts'
import { zoomToThing } from '../session/zoom-to.ts'
import { Button } from '../ui/button.tsx'
import { copyText } from '../ui/copy-text.ts'
import { errorText } from '../ui/error-text.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { showToast } from '../ui/toast.tsx'
import { buildingOf } from './building-of.ts'
import styles from './card-actions.module.css'
import { printCard } from './print-card.ts'

/** What can be done with the thing. */
export function CardActions(props: { feature: FeatureCard }) {
  return (
    <div class={styles.actions} role="toolbar" aria-label={t('card.actions')}>
      <Button size="small" onClick={() => zoomToThing(props.feature)}>
        <ZoomIn size={16} />
        {t('card.zoomTo')}
      </Button>
      <Show when={buildingOf(props.feature)}>
        {(building) => (
          <Button size="small" onClick={() => openDrawer('section', building())}>
            <Building size={16} />
            {t('card.openSection')}
          </Button>
        )}
      </Show>
      <span class={styles.gap} />
      <Show when={mayEditAddresses() && addressCodeOf(props.feature)}>
        {(code) => (
          <IconButton
            size="small"
            label={t('addresses.edit')}
            onClick={() =>
              openAddressOfCode(code()).catch((error: unknown) =>
                showToast({ tone: 'error', text: errorText(error) }),
              )
            }
          >
            <MapPinned size={16} />
          </IconButton>
        )}
      </Show>
      <IconButton
        size="small"
        label={t('card.copyLink')}
        onClick={() => copyText(viewLink(), t('card.linkCopied'))}
      >
        <Link size={16} />
      </IconButton>
      <IconButton
        size="small"
        label={t('card.copyCode')}
        onClick={() => copyText(props.feature.code)}
      >
        <Hash size={16} />
      </IconButton>
      <IconButton size="small" label={t('card.print')} tipSide="left" onClick={printCard}>
        <Printer size={16} />
      </IconButton>
    </div>
  )
}

/** Of a building or room its own code, of anything else that of the address that it hangs on. */
function addressCodeOf({ code, address }: FeatureCard): string | undefined {
  return isAddressCode(code) ? code : (address?.code ?? undefined)
}
