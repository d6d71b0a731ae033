export {}

declare global {
  /** What `switch.mjs` leaves. */
  var mutation: {
    state: { active: number }
    choose(number: number, put?: string): void
    takeReached(): number[]
  }
}
