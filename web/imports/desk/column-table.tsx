import { For, Show } from 'solid-js'
import type {
  ColumnProposal,
  DeskMapping,
  DeskReport,
  ImportTarget,
} from '../../../data/contracts/index.ts'
import { formatPercent, t, text } from '../../i18n/index.ts'
import styles from './column-table.module.css'
import { hasAddress } from './import-targets.ts'
import { bestProposal, type ColumnRole, roleOf, setRole } from './mapping-draft.ts'

interface ColumnTableProps {
  columns: DeskReport['columns']
  rows: number
  proposals: readonly ColumnProposal[]
  target: ImportTarget
  mapping: DeskMapping
  onChange: (mapping: DeskMapping) => void
}

/** One line for each column of the file: what is in it, and what it is. */
export function ColumnTable(props: ColumnTableProps) {
  return (
    <div class={styles.scroll}>
      <table class={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('desk.column')}</th>
            <th scope="col">{t('desk.examples')}</th>
            <th scope="col">{t('desk.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.columns}>{(column) => <ColumnLine {...props} column={column} />}</For>
        </tbody>
      </table>
    </div>
  )
}

function ColumnLine(props: ColumnTableProps & { column: DeskReport['columns'][number] }) {
  const name = () => props.column.column
  const role = () => roleOf(props.mapping, name())
  const best = () => bestProposal(props.proposals, name())
  const choose = (wanted: ColumnRole) => props.onChange(setRole(props.mapping, name(), wanted))
  return (
    <tr data-left-out={role() === ''}>
      <th scope="row">
        {name()}
        <span class={styles.filled}>{filledText(props.column.filled, props.rows)}</span>
      </th>
      <td class={styles.examples}>
        <For each={props.column.examples.slice(0, 3)}>{(example) => <span>{example}</span>}</For>
      </td>
      <td>
        <RoleSelect
          column={name()}
          target={props.target}
          value={role()}
          isKeyToo={role() !== '@key' && props.mapping.key.includes(name())}
          onChange={choose}
        />
        <Show when={best()}>
          {(proposal) => (
            <Show
              when={proposal().field === role()}
              fallback={
                <button
                  type="button"
                  class={styles.proposal}
                  onClick={() => choose(proposal().field)}
                >
                  {t('desk.proposal', {
                    field: roleText(proposal().field, props.target),
                    why: reasonText(proposal()),
                  })}
                </button>
              }
            >
              <span class={styles.reason}>{reasonText(proposal())}</span>
            </Show>
          )}
        </Show>
      </td>
    </tr>
  )
}

/** Said where rows are empty in this column. */
function filledText(filled: number, rows: number): string {
  if (filled >= rows) return ''
  return t('desk.filled', { share: formatPercent(filled / Math.max(1, rows)) })
}

function reasonText({ by, confidence }: ColumnProposal): string {
  const why = {
    sender: t('desk.bySender'),
    name: t('desk.byName'),
    synonym: t('desk.bySynonym'),
    content: t('desk.byContent'),
  }[by]
  return by === 'sender' ? why : `${why} ${formatPercent(confidence)}`
}

interface RoleSelectProps {
  column: string
  target: ImportTarget
  value: ColumnRole
  isKeyToo: boolean
  onChange: (role: ColumnRole) => void
}

/** How rows of this target find their place, and are known again. */
function placing(target: ImportTarget): readonly string[] {
  if (target.base === 'division') return []
  if (!target.shape) return ['@address', '@x', '@y', '@key']
  return hasAddress(target) ? ['@address', '@key'] : ['@key']
}

function RoleSelect(props: RoleSelectProps) {
  const required = () => props.target.fields.filter((field) => field.required)
  const others = () => props.target.fields.filter((field) => !field.required)
  const group = (label: string, roles: () => readonly string[]) => (
    <Show when={roles().length > 0}>
      <optgroup label={label}>
        <For each={roles()}>
          {(role) => (
            <option value={role} selected={role === props.value}>
              {roleText(role, props.target)}
            </option>
          )}
        </For>
      </optgroup>
    </Show>
  )
  return (
    <div class={styles.role}>
      <select
        aria-label={t('desk.meaningOf', { column: props.column })}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        <option value="" selected={props.value === ''}>
          {t('desk.leftOut')}
        </option>
        {group(t('desk.placing'), () => placing(props.target))}
        {group(t('desk.requiredFields'), () => required().map(({ key }) => key))}
        {group(t('desk.fields'), () => others().map(({ key }) => key))}
      </select>
      <Show when={props.isKeyToo}>
        <span class={styles.reason}>{t('desk.keyToo')}</span>
      </Show>
    </div>
  )
}

export function roleText(role: ColumnRole, target: ImportTarget): string {
  const own: Record<string, string> = {
    '@address': t('desk.roleAddress'),
    '@x': t('desk.roleX'),
    '@y': t('desk.roleY'),
    '@key': t('desk.roleKey'),
  }
  const field = target.fields.find(({ key }) => key === role)
  return own[role] ?? (field ? text(field.name) : role)
}
