import ArrowLeft from 'lucide-solid/icons/arrow-left'
import Check from 'lucide-solid/icons/check'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import SearchIcon from 'lucide-solid/icons/search'
import { createMemo, createSignal, For, onMount, Show } from 'solid-js'
import type { DivisionSummary } from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'
import { areaPrefix, divisionOf, divisions } from '../session/divisions.ts'
import { changeView, view } from '../session/view.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './division-picker.module.css'
import { childrenOf, findDivisions, pathTo } from './division-tree.ts'

/** Walks down the tree or filters all of it; a click on a name chooses, on the arrow goes in. */
export default function DivisionPicker(props: { onDone: () => void }) {
  const [inside, setInside] = createSignal<string | null>(startLevel())
  const [wanted, setWanted] = createSignal('')
  let input!: HTMLInputElement
  onMount(() => input.focus())

  const listed = createMemo(() =>
    wanted().trim() ? findDivisions(divisions(), wanted()) : childrenOf(divisions(), inside()),
  )
  const here = () => divisions().find((one) => one.code === inside())
  const choose = (area: string) => {
    changeView({ area })
    props.onDone()
  }
  const goUp = () => setInside(pathTo(divisions(), inside() ?? '').at(-2)?.code ?? null)
  return (
    <div class={styles.picker}>
      <label class={styles.find}>
        <SearchIcon size={16} />
        <span class="visually-hidden">{t('divisions.filterHint')}</span>
        <input
          ref={input}
          type="search"
          placeholder={t('divisions.filterHint')}
          value={wanted()}
          onInput={(event) => setWanted(event.currentTarget.value)}
          onKeyDown={(event) => {
            const [first] = listed()
            if (event.key !== 'Enter' || !wanted().trim() || !first) return
            // Else the same key press would open the picker again through the button that gets the focus back.
            event.preventDefault()
            choose(areaPrefix(first))
          }}
        />
      </label>
      <Show when={wanted().trim() === ''}>
        <Here division={here()} onChoose={choose} onUp={goUp} />
      </Show>
      <Show when={listed().length > 0} fallback={<EmptyState title={t('divisions.none')} />}>
        <ul class={styles.list}>
          <For each={listed()}>
            {(division) => (
              <DivisionRow
                division={division}
                onChoose={() => choose(areaPrefix(division))}
                onOpen={() => {
                  setWanted('')
                  setInside(division.code)
                }}
              />
            )}
          </For>
        </ul>
      </Show>
    </div>
  )
}

interface HereProps {
  division: DivisionSummary | undefined
  onChoose: (area: string) => void
  onUp: () => void
}

/** Whose parts are listed below: to be chosen as a whole, or to go up from. */
function Here(props: HereProps) {
  return (
    <div class={styles.here}>
      <Show
        when={props.division}
        fallback={
          <Row
            name={t('divisions.everything')}
            chosen={view.area === ''}
            onChoose={() => props.onChoose('')}
          />
        }
      >
        {(division) => (
          <>
            <IconButton label={t('divisions.up')} size="small" onClick={() => props.onUp()}>
              <ArrowLeft size={16} />
            </IconButton>
            <Row
              name={division().name}
              chosen={view.area === areaPrefix(division())}
              onChoose={() => props.onChoose(areaPrefix(division()))}
            />
          </>
        )}
      </Show>
    </div>
  )
}

/** Opens where the chosen one stands among its neighbours. */
function startLevel(): string | null {
  const chosen = divisionOf(view.area)
  if (!chosen) {
    const top = childrenOf(divisions(), null)
    return top.length === 1 ? (top[0]?.code ?? null) : null
  }
  return childrenOf(divisions(), chosen.code).length > 0 ? chosen.code : chosen.parent
}

interface DivisionRowProps {
  division: DivisionSummary
  onChoose: () => void
  onOpen: () => void
}

function DivisionRow(props: DivisionRowProps) {
  const below = () => childrenOf(divisions(), props.division.code).length
  return (
    <li class={styles.item}>
      <Row
        name={props.division.name}
        code={props.division.code}
        chosen={view.area === areaPrefix(props.division)}
        onChoose={() => props.onChoose()}
      />
      <Show when={below() > 0}>
        <IconButton
          label={`${t('divisions.open')}: ${props.division.name}`}
          size="small"
          tipSide="left"
          onClick={() => props.onOpen()}
        >
          <span class={styles.below}>{below()}</span>
          <ChevronRight size={16} />
        </IconButton>
      </Show>
    </li>
  )
}

function Row(props: { name: string; code?: string; chosen: boolean; onChoose: () => void }) {
  return (
    <button
      type="button"
      class={styles.row}
      aria-pressed={props.chosen}
      onClick={() => props.onChoose()}
    >
      <span class={styles.name}>{props.name}</span>
      <Show when={props.chosen} fallback={<span class={styles.code}>{props.code}</span>}>
        <Check size={16} />
      </Show>
    </button>
  )
}
