import { For } from 'solid-js'
import { DESK_ROW_KINDS, type DeskRowKind } from '../../../data/contracts/index.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { kindText } from './desk-texts.ts'
import styles from './kind-chips.module.css'
import { KindSymbol } from './kind-symbol.tsx'
import { setShownKind, shownKind } from './shown-rows.ts'

/** Legend, counts and filter in one: of map and table alike. */
export function KindChips(props: { counts: Readonly<Record<DeskRowKind, number>> }) {
  const toggle = (kind: DeskRowKind) => setShownKind(shownKind() === kind ? 'all' : kind)
  return (
    <fieldset class={styles.kinds}>
      <legend class="visually-hidden">{t('desk.byKind')}</legend>
      <For each={DESK_ROW_KINDS}>
        {(kind) => (
          <button
            type="button"
            class={styles.kind}
            aria-pressed={shownKind() === kind}
            disabled={props.counts[kind] === 0}
            data-kind={kind}
            onClick={() => toggle(kind)}
          >
            <KindSymbol kind={kind} />
            <span>{kindText(kind)}</span>
            <b>{formatNumber(props.counts[kind])}</b>
          </button>
        )}
      </For>
    </fieldset>
  )
}
