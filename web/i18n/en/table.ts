export const table = {
  title: 'Name',
  allInView: '{total} in view',
  someInView: 'The first {shown} of {total} in view; zoom in to see the others.',
  none: 'Nothing of this layer is in view.',
  noneHint: 'Move the map or zoom out; the table follows.',
}
