import MapPin from 'lucide-solid/icons/map-pin'
import { createEffect, createSignal, For, Match, onCleanup, Show, Switch } from 'solid-js'
import type { GridPlanComment } from '../../../../data/contracts/index.ts'
import { formatRelativeTime, t } from '../../../i18n/index.ts'
import { goToPlace } from '../../../session/go-to.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { errorText } from '../../../ui/error-text.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { sayComment, settleComment } from '../../editor/plan-api.ts'
import { middleOfMap, pickPlace } from './pick-place.ts'
import styles from './review.module.css'
import type { PlanReview } from './watch-review.ts'

const CLOSE_ZOOM = 17

interface CommentListProps {
  review: PlanReview
  chosen: string
  onChoose: (id: string) => void
}

/** What was said of places of the plan; what waits for an answer stands first. */
export function CommentList(props: CommentListProps) {
  const comments = () => props.review.comments
  const listed = () =>
    numbered(comments().value() ?? []).sort(
      (a, b) => Number(a.resolved) - Number(b.resolved) || a.number - b.number,
    )
  return (
    <div class={styles.comments}>
      <NewComment review={props.review} onSaid={props.onChoose} />
      <Switch fallback={<Skeleton lines={[90, 60, 0, 80]} />}>
        <Match when={comments().error()}>
          <ErrorState error={comments().error()} onRetry={() => comments().reload()} />
        </Match>
        <Match when={comments().value()?.length === 0}>
          <EmptyState title={t('gridPlans.noComments')} hint={t('gridPlans.noCommentsHint')} />
        </Match>
        <Match when={comments().value()}>
          <ul class={styles.list}>
            <For each={listed()}>
              {(comment) => (
                <CommentRow
                  comment={comment}
                  review={props.review}
                  isChosen={props.chosen === comment.id}
                  onChoose={() => props.onChoose(comment.id)}
                />
              )}
            </For>
          </ul>
        </Match>
      </Switch>
    </div>
  )
}

export interface NumberedComment extends GridPlanComment {
  /** As on its pin; stays the same when others are settled. */
  number: number
}

export const numbered = (comments: readonly GridPlanComment[]): NumberedComment[] =>
  comments.map((comment, k) => ({ ...comment, number: k + 1 }))

function NewComment(props: { review: PlanReview; onSaid: (id: string) => void }) {
  const [text, setText] = createSignal('')
  const [picking, setPicking] = createSignal<AbortController | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  onCleanup(() => picking()?.abort())
  // Sent twice it is said once.
  let id = crypto.randomUUID()
  const say = async (place: readonly [number, number]) => {
    setBusy(true)
    try {
      await sayComment(props.review.plan().id, { id, place, text: text().trim() })
      props.onSaid(id)
      id = crypto.randomUUID()
      setText('')
      props.review.comments.reload()
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
    } finally {
      setBusy(false)
    }
  }
  const pick = async () => {
    const abort = new AbortController()
    setPicking(abort)
    const place = await pickPlace(abort.signal)
    setPicking(null)
    if (place) await say(place)
  }
  const isEmpty = () => text().trim() === '' || isBusy()
  return (
    <div class={styles.say}>
      <textarea
        rows={2}
        maxLength={2_000}
        aria-label={t('gridPlans.say')}
        placeholder={t('gridPlans.say')}
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <Show
        when={picking()}
        fallback={
          <div class={styles.acts}>
            <Button size="small" kind="primary" disabled={isEmpty()} onClick={() => void pick()}>
              <MapPin size={14} />
              {t('gridPlans.sayAt')}
            </Button>
            <Button size="small" disabled={isEmpty()} onClick={() => void say(middleOfMap())}>
              {t('gridPlans.sayMiddle')}
            </Button>
          </div>
        }
      >
        {(abort) => (
          <p class={styles.picking} role="status">
            {t('gridPlans.pick')}
            <Button size="small" kind="quiet" onClick={() => abort().abort()}>
              {t('common.cancel')}
            </Button>
          </p>
        )}
      </Show>
    </div>
  )
}

interface CommentRowProps {
  comment: NumberedComment
  review: PlanReview
  isChosen: boolean
  onChoose: () => void
}

function CommentRow(props: CommentRowProps) {
  let row!: HTMLLIElement
  createEffect(() => {
    if (props.isChosen) row.scrollIntoView({ block: 'nearest' })
  })
  const settle = async () => {
    const { id, resolved } = props.comment
    try {
      await settleComment(props.review.plan().id, id, !resolved)
      props.review.comments.reload()
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
    }
  }
  const show = () => {
    props.onChoose()
    goToPlace(props.comment.place, CLOSE_ZOOM)
  }
  return (
    <li
      ref={row}
      class={styles.comment}
      data-done={props.comment.resolved}
      aria-current={props.isChosen ? 'true' : undefined}
    >
      <button type="button" class={styles.what} onClick={show}>
        <span class={styles.number}>{props.comment.number}</span>
        <span class={styles.text}>{props.comment.text}</span>
        <span class={styles.when}>
          {props.comment.by} · {formatRelativeTime(props.comment.at)}
        </span>
      </button>
      <Button size="small" kind="quiet" onClick={() => void settle()}>
        {t(props.comment.resolved ? 'gridPlans.reopen' : 'gridPlans.resolve')}
      </Button>
    </li>
  )
}
