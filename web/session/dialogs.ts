import { createSignal } from 'solid-js'

/** Dialogs over the whole page, one at a time. */
export type PageDialog = 'print' | 'keyboard' | 'account'

const [pageDialog, setPageDialog] = createSignal<PageDialog | null>(null)

export { pageDialog, setPageDialog }
