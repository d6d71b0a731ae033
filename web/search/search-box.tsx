import SearchIcon from 'lucide-solid/icons/search'
import X from 'lucide-solid/icons/x'
import { createMemo, createSignal, createUniqueId, onCleanup, onMount, Show } from 'solid-js'
import { t } from '../i18n/index.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { chooseResult } from './choose-result.ts'
import { type Command, matchCommands } from './commands.ts'
import { createSearch } from './create-search.ts'
import { parseCoordinates } from './parse-coordinates.ts'
import { forgetRecent, readRecent } from './recent.ts'
import { groupResults, type Result, type ResultGroup } from './result-list.ts'
import styles from './search-box.module.css'
import { SearchResults } from './search-results.tsx'

interface SearchBoxProps {
  commands: () => readonly Command[]
  /** Switches on the layer that shows what was found. */
  reveal: (layer: string) => void
}

export const SEARCH_INPUT_ID = 'search'

/** One box for everything (ARIA combobox with a listbox of groups). */
export function SearchBox(props: SearchBoxProps) {
  const [typed, setTyped] = createSignal('')
  const [open, setOpen] = createSignal(false)
  const [active, setActive] = createSignal(-1)
  const [recentRound, setRecentRound] = createSignal(0)
  const listId = createUniqueId()
  const search = createSearch(typed)
  let box!: HTMLDivElement
  let input!: HTMLInputElement

  const groups = createMemo<ResultGroup[]>(() => {
    if (typed().trim() === '') return recentGroups(recentRound(), open())
    return groupResults({
      position: parseCoordinates(typed()),
      commands: matchCommands(typed(), props.commands()),
      hits: search.hits(),
    })
  })
  const results = createMemo(() => groups().flatMap((group) => group.results))

  const close = () => {
    setOpen(false)
    setActive(-1)
  }
  const choose = (result: Result) => {
    close()
    input.blur()
    chooseResult(result, props.reveal)
  }
  const clear = () => {
    setTyped('')
    setActive(-1)
    input.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setOpen(true)
      setActive((at) => wrap(at + step, results().length))
    } else if (event.key === 'Enter') {
      const result = results()[Math.max(0, active())]
      if (result) choose(result)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      if (open() && typed() !== '') close()
      else if (typed() !== '') clear()
      else input.blur()
    }
  }
  const closeOutside = (event: PointerEvent) => {
    if (!box.contains(event.target as Node)) close()
  }
  onMount(() => document.addEventListener('pointerdown', closeOutside))
  onCleanup(() => document.removeEventListener('pointerdown', closeOutside))

  const isListShown = () => open() && (typed().trim() !== '' || results().length > 0)
  return (
    <search class={styles.box} ref={box}>
      <div class={styles.field}>
        <SearchIcon size={18} />
        <input
          ref={input}
          id={SEARCH_INPUT_ID}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          enterkeyhint="search"
          aria-label={t('search.label')}
          aria-autocomplete="list"
          aria-expanded={isListShown()}
          aria-controls={listId}
          aria-activedescendant={active() >= 0 ? `${listId}-${active()}` : undefined}
          aria-keyshortcuts="/"
          placeholder={t('search.placeholder')}
          value={typed()}
          onFocus={() => setOpen(true)}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setOpen(true)
            setActive(-1)
          }}
          onKeyDown={onKeyDown}
        />
        <Show when={typed() !== ''} fallback={<kbd class={styles.key}>/</kbd>}>
          <IconButton label={t('search.clear')} size="small" onClick={clear}>
            <X size={16} />
          </IconButton>
        </Show>
      </div>
      <Show when={isListShown()}>
        <SearchResults
          listId={listId}
          groups={groups()}
          typed={typed()}
          active={active()}
          pending={search.pending()}
          error={search.error()}
          onChoose={choose}
          onPoint={setActive}
          onForget={() => {
            forgetRecent()
            setRecentRound((round) => round + 1)
          }}
        />
      </Show>
    </search>
  )
}

/** Read again whenever the list opens; the arguments are there to be followed. */
function recentGroups(_round: number, isOpen: boolean): ResultGroup[] {
  return isOpen ? groupResults({ position: undefined, commands: [], hits: readRecent() }) : []
}

const wrap = (at: number, length: number) => (length === 0 ? -1 : (at + length) % length)
