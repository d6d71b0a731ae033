import { For, Show } from 'solid-js'
import type { DeskAnswer, DeskCandidate, DeskRow } from '../../../data/contracts/index.ts'
import { formatLength, formatPercent, t } from '../../i18n/index.ts'
import { levelText } from './address-levels.ts'
import styles from './candidate-list.module.css'
import type { Comparison } from './compare-address.ts'

interface CandidateListProps {
  row: DeskRow
  pointed: number
  answer: DeskAnswer | undefined
  comparison: (candidate: number) => Comparison | null
  onPoint: (candidate: number) => void
  onChoose: (number: number) => void
  onNone: () => void
}

/** What the row may mean, numbered as on the map. */
export function CandidateList(props: CandidateListProps) {
  const isAnswer = ({ addressId, subdistrict }: DeskCandidate) =>
    props.answer?.place?.addressId === addressId && props.answer.place.subdistrict === subdistrict
  return (
    <ol class={styles.candidates} aria-label={t('desk.candidates')}>
      <For each={props.row.candidates ?? []}>
        {(candidate, i) => (
          <li>
            <button
              type="button"
              class={styles.candidate}
              data-pointed={props.pointed === i()}
              aria-keyshortcuts={String(i() + 1)}
              onPointerEnter={() => props.onPoint(i())}
              onFocus={() => props.onPoint(i())}
              onClick={() => props.onChoose(i() + 1)}
            >
              <span class={styles.number}>{i() + 1}</span>
              <Candidate
                candidate={candidate}
                isAnswer={isAnswer(candidate)}
                comparison={props.comparison(i())}
              />
            </button>
          </li>
        )}
      </For>
      <li>
        <button
          type="button"
          class={styles.candidate}
          aria-keyshortcuts="0"
          onClick={() => props.onNone()}
        >
          <span class={styles.number}>0</span>
          <span class={styles.words}>
            {t('desk.noneOfThem')}
            <span class={styles.meta}>
              {props.answer?.place === null ? t('desk.chosenBefore') : t('desk.noneHint')}
            </span>
          </span>
        </button>
      </li>
    </ol>
  )
}

function Candidate(props: {
  candidate: DeskCandidate
  isAnswer: boolean
  comparison: Comparison | null
}) {
  const meta = () =>
    [
      levelText(props.candidate.level),
      formatPercent(props.candidate.confidence),
      props.candidate.distanceM !== null &&
        t('desk.away', { distance: formatLength(props.candidate.distanceM) }),
      props.isAnswer && t('desk.chosenBefore'),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <span class={styles.words}>
      {props.candidate.fullText || t('desk.atPosition')}
      <span class={styles.meta}>{meta()}</span>
      <Show when={props.comparison?.differences.length}>
        <span class={styles.differences}>
          <For each={props.comparison?.differences}>
            {({ level, given, found }) => (
              <span>
                {found === null
                  ? t('desk.notThere', { level: levelText(level), given })
                  : t('desk.otherThere', { level: levelText(level), given, found })}
              </span>
            )}
          </For>
        </span>
      </Show>
    </span>
  )
}
