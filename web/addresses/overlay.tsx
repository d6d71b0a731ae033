import { createEffect, lazy, on, Show, Suspense } from 'solid-js'
import {
  changeAddressView,
  isAddressCode,
  isEditingAddresses,
  openAddressOfCode,
} from '../session/address-view.ts'
import { changeView, view } from '../session/view.ts'
import { errorText } from '../ui/error-text.ts'
import { showToast } from '../ui/toast.tsx'

const AddressSheet = lazy(() => import('./sheet.tsx'))
const AddressMarks = lazy(() => import('./address-marks.tsx'))

/** While addresses are edited: the open one beside the map, and buildings on the map open theirs. */
export default function AddressesOverlay() {
  createEffect(
    on(
      () => view.selection,
      (selection) => {
        if (!selection || !isEditingAddresses()) return
        if (!isAddressCode(selection.code)) return changeAddressView({ place: null })
        changeView({ selection: null })
        openAddressOfCode(selection.code).catch((error: unknown) =>
          showToast({ tone: 'error', text: errorText(error) }),
        )
      },
      { defer: true },
    ),
  )
  return (
    <Suspense>
      <Show when={isEditingAddresses()}>
        <AddressMarks />
        <Show when={view.address?.place}>
          <AddressSheet />
        </Show>
      </Show>
    </Suspense>
  )
}
