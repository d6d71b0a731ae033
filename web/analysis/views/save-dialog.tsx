import { createSignal, For, Show } from 'solid-js'
import {
  ROLES,
  type Role,
  type SavedView,
  type ViewContent,
  type ViewWish,
} from '../../../data/contracts/index.ts'
import { permits } from '../../../data/registry/permissions.ts'
import { ApiError, getJson, sendJson } from '../../api.ts'
import { t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { errorText } from '../../ui/error-text.ts'
import { showToast } from '../../ui/toast.tsx'
import fields from '../fields.module.css'
import { describer } from '../question-catalogue.ts'
import { openView, setOpenView } from '../question-state.ts'
import { setSqlView, sqlView } from '../sql/sql-state.ts'
import styles from './save-dialog.module.css'

/** Roles that may load what an answer is made of. */
const GIVEN_TO = ROLES.filter((role) => permits([role], 'data.analyse'))

/** A name, and for whom. An own view that is open is changed, everything else becomes a new one. */
export default function SaveDialog(props: { content: ViewContent; onClose: () => void }) {
  const open = props.content.kind === 'sql' ? sqlView() : openView()
  const known = open?.isOwn ? open : null
  const [name, setName] = createSignal(known?.name ?? proposedName(props.content))
  const [basedOn, setBasedOn] = createSignal<string>()
  const [roles, setRoles] = createSignal<readonly Role[]>([])
  const [accounts, setAccounts] = createSignal('')
  const [problem, setProblem] = createSignal('')
  createLoad(
    () => known?.id ?? null,
    async (id) => {
      const { sharedWith, changedAt } = await getJson<SavedView>(
        `/api/views/${encodeURIComponent(id)}`,
      )
      setBasedOn(changedAt)
      setRoles(sharedWith?.roles ?? [])
      setAccounts(sharedWith?.accounts.join(' ') ?? '')
    },
  )
  const toggle = (role: Role) =>
    setRoles(roles().includes(role) ? roles().filter((one) => one !== role) : [...roles(), role])
  const save = async () => {
    const wish: ViewWish = {
      name: name(),
      ...contentOf(props.content),
      ...(known && basedOn() && { basedOn: basedOn() as string }),
      sharedWith: {
        roles: roles(),
        accounts: accounts()
          .split(/[\s,，、]+/)
          .filter(Boolean),
      },
    }
    try {
      const saved = await (known
        ? sendJson<SavedView>('PUT', `/api/views/${encodeURIComponent(known.id)}`, wish)
        : sendJson<SavedView>('POST', '/api/views', wish))
      const kept = { id: saved.id, name: saved.name, isOwn: true }
      if (props.content.kind === 'sql') setSqlView(kept)
      else setOpenView(kept)
      showToast({ text: t('analysis.viewSaved') })
      props.onClose()
    } catch (error) {
      const isConflict = error instanceof ApiError && error.code === 'view-changed'
      setProblem(isConflict ? t('analysis.viewConflict') : errorText(error))
    }
  }
  return (
    <Dialog
      title={t(known ? 'analysis.saveChanges' : 'analysis.save')}
      onClose={() => props.onClose()}
      footer={
        <Button kind="primary" disabled={name().trim() === ''} onClick={() => void save()}>
          {t(known ? 'analysis.saveChanges' : 'analysis.save')}
        </Button>
      }
    >
      <div class={styles.form}>
        <label class={fields.field}>
          <span>{t('analysis.viewName')}</span>
          <input
            type="text"
            maxLength={100}
            data-autofocus
            value={name()}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <fieldset class={fields.chips}>
          <legend>{t('analysis.shareRoles')}</legend>
          <For each={GIVEN_TO}>
            {(role) => (
              <button
                type="button"
                aria-pressed={roles().includes(role)}
                onClick={() => toggle(role)}
              >
                {t(`roles.${role}`)}
              </button>
            )}
          </For>
        </fieldset>
        <label class={fields.field}>
          <span>{t('analysis.shareAccounts')}</span>
          <input
            type="text"
            placeholder={t('analysis.accountName')}
            value={accounts()}
            onInput={(event) => setAccounts(event.currentTarget.value)}
          />
        </label>
        <p class={fields.hint}>
          {t(props.content.kind === 'sql' ? 'analysis.sqlNote' : 'analysis.viewNote')}
        </p>
        <Show when={problem()}>
          <p class={styles.problem} role="alert">
            {problem()}
          </p>
        </Show>
      </div>
    </Dialog>
  )
}

function proposedName(content: ViewContent): string {
  if (content.kind === 'question') return describer().question(content.question).slice(0, 100)
  const comment = /^\s*--\s*(.+)$/m.exec(content.sql)?.[1]
  return (comment ?? content.sql.replaceAll(/\s+/g, ' ')).trim().slice(0, 100)
}

const contentOf = (content: ViewContent) =>
  content.kind === 'question' ? { question: content.question } : { sql: content.sql }
