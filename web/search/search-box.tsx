import SearchIcon from 'lucide-solid/icons/search'
import X from 'lucide-solid/icons/x'
import { createUniqueId, Show } from 'solid-js'
import { t } from '../i18n/index.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { createSearchBox, type SearchBoxProps } from './create-search-box.ts'
import styles from './search-box.module.css'
import { SearchResults } from './search-results.tsx'

/** The server takes no more. */
const LONGEST_QUERY = 100

/** One box for everything. */
export function SearchBox(props: SearchBoxProps) {
  const listId = createUniqueId()
  let box!: HTMLElement
  let input!: HTMLInputElement
  const state = createSearchBox(props, { box: () => box, input: () => input })
  return (
    <search class={styles.box} ref={box}>
      <div class={styles.field}>
        <SearchIcon size={18} />
        <input
          ref={input}
          id="search"
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          maxLength={LONGEST_QUERY}
          enterkeyhint="search"
          aria-label={t('search.label')}
          aria-autocomplete="list"
          aria-expanded={state.isListShown()}
          aria-controls={listId}
          aria-activedescendant={state.active() >= 0 ? `${listId}-${state.active()}` : undefined}
          aria-keyshortcuts="/"
          placeholder={t('search.placeholder')}
          value={state.typed()}
          onFocus={() => state.show()}
          onInput={(event) => state.type(event.currentTarget.value)}
          onKeyDown={(event) => state.onKeyDown(event)}
        />
        <Show when={state.typed() !== ''} fallback={<kbd class={styles.key}>/</kbd>}>
          <IconButton label={t('search.clear')} size="small" onClick={() => state.clear()}>
            <X size={16} />
          </IconButton>
        </Show>
      </div>
      <Show when={state.isListShown()}>
        <SearchResults
          listId={listId}
          groups={state.groups()}
          typed={state.typed()}
          active={state.active()}
          pending={state.pending()}
          error={state.error()}
          onChoose={state.choose}
          onPoint={state.point}
          onForget={state.forget}
        />
      </Show>
    </search>
  )
}
