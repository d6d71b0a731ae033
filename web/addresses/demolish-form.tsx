import { createSignal } from 'solid-js'
import type { AddressDetail } from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'
import { Toggle } from '../ui/toggle.tsx'
import { placeOf } from './address-api.ts'
import { ChangeForm } from './change-form.tsx'
import styles from './form.module.css'

/** 拆除, 注销: it and all below it; its code stays its own. */
export function DemolishForm(props: { detail: AddressDetail }) {
  const [endHoldings, setEndHoldings] = createSignal(false)
  const name = () => props.detail.address.name
  return (
    <ChangeForm
      title={t('addresses.demolishTitle', { name: name() })}
      confirm={t('addresses.demolish')}
      isGrave
      seen={props.detail}
      input={() => ({
        op: 'demolish',
        place: placeOf(props.detail),
        ...(endHoldings() && { endHoldings: true }),
      })}
      doneText={t('addresses.doneDemolish', { name: name() })}
    >
      <p class={styles.hint}>{t('addresses.demolishHint')}</p>
      <Toggle
        label={t('addresses.endHoldings')}
        checked={endHoldings()}
        onChange={setEndHoldings}
      />
    </ChangeForm>
  )
}
