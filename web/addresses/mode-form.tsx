import { Match, Switch } from 'solid-js'
import type { AddressDetail } from '../../data/contracts/index.ts'
import { AddForm } from './add-form.tsx'
import { AliasForm } from './alias-form.tsx'
import { CertifyForm } from './certify-form.tsx'
import { DemolishForm } from './demolish-form.tsx'
import { MergeForm } from './merge-form.tsx'
import { MoveForm } from './move-form.tsx'
import { RenameForm } from './rename-form.tsx'
import type { SheetMode } from './sheet-mode.ts'
import { SplitForm } from './split-form.tsx'

export function ModeForm(props: { mode: SheetMode; detail: AddressDetail }) {
  return (
    <Switch>
      <Match when={props.mode === 'rename'}>
        <RenameForm detail={props.detail} />
      </Match>
      <Match when={props.mode === 'move'}>
        <MoveForm detail={props.detail} />
      </Match>
      <Match when={props.mode === 'add'}>
        <AddForm detail={props.detail} />
      </Match>
      <Match when={props.mode === 'split'}>
        <SplitForm detail={props.detail} />
      </Match>
      <Match when={props.mode === 'merge'}>
        <MergeForm detail={props.detail} />
      </Match>
      <Match when={props.mode === 'demolish'}>
        <DemolishForm detail={props.detail} />
      </Match>
      <Match when={props.mode === 'certify'}>
        <CertifyForm detail={props.detail} />
      </Match>
      <Match when={props.mode === 'alias'}>
        <AliasForm detail={props.detail} />
      </Match>
    </Switch>
  )
}
