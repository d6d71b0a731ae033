import { createSignal } from 'solid-js'
import type { AddressDetail } from '../../data/contracts/index.ts'
import { nameKinds } from '../../data/rules/address-base/names.ts'
import { t } from '../i18n/index.ts'
import { placeOf } from './address-api.ts'
import { ChangeForm } from './change-form.tsx'
import styles from './form.module.css'
import { NameCheck } from './name-check.tsx'
import { createBelow } from './siblings.ts'

/** 更名, 改号: the former name stays a way to find it. */
export function RenameForm(props: { detail: AddressDetail }) {
  const address = () => props.detail.address
  const [name, setName] = createSignal(address().name)
  const parent = () => {
    const above = props.detail.parents.at(-1)
    return above ? { subdistrict: address().subdistrict, id: above.id } : null
  }
  const siblings = createBelow(parent)
  // 12号 is a number, 钱江大厦 a name: buildings have the one or the other.
  const op = () => {
    const kinds = nameKinds(address().level)
    return kinds.length > 1 ? (/\d/.test(name()) ? 'renumber' : 'rename') : OP_OF[kinds[0]!]
  }
  const input = () =>
    name().trim() === '' || name().trim() === address().name
      ? null
      : { op: op(), place: placeOf(props.detail), name: name().trim() }
  return (
    <ChangeForm
      title={t(op() === 'rename' ? 'addresses.rename' : 'addresses.renumber')}
      confirm={t(op() === 'rename' ? 'addresses.rename' : 'addresses.renumber')}
      seen={props.detail}
      input={input}
      doneText={t('addresses.doneRename', { name: name().trim() })}
    >
      <label class={styles.field}>
        {t('addresses.newName')}
        <input
          autofocus
          ref={(field) => queueMicrotask(() => field.select())}
          maxLength={60}
          value={name()}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <NameCheck
        name={name()}
        level={address().level}
        siblings={siblings.value() ?? []}
        self={address().id}
      />
    </ChangeForm>
  )
}

const OP_OF = { name: 'rename', number: 'renumber' } as const
