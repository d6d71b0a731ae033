import { createEffect, createSignal, For, Index, onCleanup, Show } from 'solid-js'
import type { AddressDetail, LonLat } from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'
import { map } from '../session/map-handle.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { placeOf } from './address-api.ts'
import { ChangeForm } from './change-form.tsx'
import styles from './form.module.css'
import { createGridsNear } from './grids-near.ts'
import { hasOwnPoint } from './level-choices.ts'
import { createBelow } from './siblings.ts'
import { type Assignment, type PartDraft, splitInput, withoutPart } from './split-plan.ts'

const MOST_PARTS = 9

/** 拆分: names of the parts, where each lies, and what of its content goes where. */
export function SplitForm(props: { detail: AddressDetail }) {
  const address = () => props.detail.address
  const hasPoint = () => hasOwnPoint(address().level)
  const fresh = (at: number): PartDraft => ({
    name: '',
    lonLat: hasPoint() ? aside(address().lonLat, at) : null,
  })
  const [parts, setParts] = createSignal<readonly PartDraft[]>([fresh(0), fresh(1)])
  const [assignment, setAssignment] = createSignal<Assignment>({})
  const below = createBelow(() => placeOf(props.detail))
  const children = () => (below.value() ?? []).filter(({ state }) => state !== 'retired')
  const change = (at: number, patch: Partial<PartDraft>) =>
    setParts(parts().map((part, i) => (i === at ? { ...part, ...patch } : part)))
  const drop = (at: number) => {
    setParts(parts().filter((_, i) => i !== at))
    setAssignment(withoutPart(assignment(), at))
  }
  const grids = createGridsNear(address().lonLat)

  createEffect(() => {
    if (!hasPoint()) return
    map()?.setHandles({
      handles: parts().flatMap(({ lonLat }, i) =>
        lonLat
          ? [{ id: String(i), kind: 'pin', label: String(i + 1), lonLat, origin: null } as const]
          : [],
      ),
      noteAt: (lonLat, id) =>
        [parts()[Number(id)]?.name, grids.nameAt(lonLat, address().subdistrict)]
          .filter(Boolean)
          .join(' · '),
      onDrop: (id, lonLat) => change(Number(id), { lonLat }),
    })
  })
  onCleanup(() => map()?.setHandles(null))

  return (
    <ChangeForm
      title={t('addresses.splitTitle', { name: address().name })}
      confirm={t('addresses.split')}
      seen={props.detail}
      input={() => splitInput(placeOf(props.detail), parts(), assignment())}
      doneText={t('addresses.doneSplit', { name: address().name, count: parts().length })}
    >
      <Show when={hasPoint()}>
        <p class={styles.hint}>{t('addresses.splitHint')}</p>
      </Show>
      <div class={styles.parts}>
        <Index each={parts()}>
          {(part, i) => (
            <div class={styles.part}>
              <label class={styles.field}>
                {t('addresses.part', { number: i + 1 })}
                <input
                  maxLength={60}
                  placeholder={example(address().name, i)}
                  value={part().name}
                  onInput={(event) => change(i, { name: event.currentTarget.value })}
                />
              </label>
              <Show when={parts().length > 2}>
                <Button kind="quiet" onClick={() => drop(i)}>
                  {t('common.remove')}
                </Button>
              </Show>
            </div>
          )}
        </Index>
        <Show when={parts().length < MOST_PARTS}>
          <Button size="small" onClick={() => setParts([...parts(), fresh(parts().length)])}>
            {t('addresses.addPart')}
          </Button>
        </Show>
      </div>
      <Show when={children().length > 0}>
        <h4>{t('addresses.whatGoesWhere')}</h4>
        <div class={styles.list}>
          <For each={children()}>
            {(child) => (
              <div class={styles.choice}>
                <span>{child.name}</span>
                <Select
                  label={t('addresses.goesTo', { name: child.name })}
                  labelHidden
                  value={String(assignment()[child.id] ?? 0)}
                  options={parts().map(({ name }, i) => ({
                    value: String(i),
                    label: `${i + 1} ${name}`.trim(),
                  }))}
                  onChange={(part) => setAssignment({ ...assignment(), [child.id]: Number(part) })}
                />
              </div>
            )}
          </For>
        </div>
      </Show>
    </ChangeForm>
  )
}

/** Side by side, so that each can be taken hold of. */
const aside = ([lon, lat]: LonLat, at: number): LonLat => [lon + (at - 0.5) * 0.0002, lat]

/** 501室 → 501A室, 501B室 */
const example = (name: string, at: number) =>
  name.replace(/(\D*)$/, `${String.fromCharCode(65 + at)}$1`)
