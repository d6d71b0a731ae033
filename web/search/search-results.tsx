import { For, Show } from 'solid-js'
import { personalNumber } from '../../data/rules/personal-number.ts'
import { t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { errorText } from '../ui/error-text.ts'
import type { Result, ResultGroup } from './result-list.ts'
import { ResultRow } from './result-row.tsx'
import styles from './search-box.module.css'

interface SearchResultsProps {
  listId: string
  groups: readonly ResultGroup[]
  typed: string
  active: number
  pending: boolean
  error: unknown
  onChoose: (result: Result) => void
  onPoint: (index: number) => void
  onForget: () => void
}

export function SearchResults(props: SearchResultsProps) {
  const isRecent = () => props.typed.trim() === ''
  const personal = () => personalNumber(props.typed)
  const nothing = () => {
    if (props.error) return errorText(props.error)
    if (personal()) return t(personal()?.isWhole ? 'people.searchNothing' : 'people.searchFor')
    return t('search.none', { word: props.typed })
  }
  const total = () => props.groups.reduce((sum, group) => sum + group.results.length, 0)
  const indexOf = (result: Result) =>
    props.groups.flatMap((group) => group.results).findIndex((one) => one.key === result.key)
  return (
    <div class={styles.list} data-search-results>
      <div id={props.listId} role="listbox" aria-label={t('search.results')}>
        <For each={props.groups}>
          {(group) => (
            // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options by role.
            <div role="group" aria-label={t(`search.kind_${group.kind}`)}>
              <div class={styles.heading} aria-hidden="true">
                {isRecent() ? '' : t(`search.kind_${group.kind}`)}
              </div>
              <For each={group.results}>
                {(result) => (
                  <ResultRow
                    id={`${props.listId}-${indexOf(result)}`}
                    result={result}
                    typed={props.typed}
                    active={indexOf(result) === props.active}
                    onChoose={() => props.onChoose(result)}
                    onPoint={() => props.onPoint(indexOf(result))}
                  />
                )}
              </For>
            </div>
          )}
        </For>
      </div>
      <Show when={isRecent() && total() > 0}>
        <div class={styles.foot}>
          <span>{t('search.recent')}</span>
          <Button kind="quiet" size="small" onClick={() => props.onForget()}>
            {t('search.clearRecent')}
          </Button>
        </div>
      </Show>
      <Show when={!isRecent() && total() === 0}>
        <div class={styles.none}>
          <Show when={!props.pending} fallback={t('search.searching')}>
            <p>{nothing()}</p>
            <Show when={!props.error}>
              <p>{t(personal() ? 'people.searchHint' : 'search.noneHint')}</p>
            </Show>
          </Show>
        </div>
      </Show>
      <div class="visually-hidden" aria-live="polite">
        {props.pending || isRecent() ? '' : t('search.count', { count: total() })}
      </div>
    </div>
  )
}
