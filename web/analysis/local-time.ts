/** The engine's times are those of the local clock; read as UTC they show as they are. */
export function localTime(milliseconds: number): Date {
  const date = new Date(milliseconds)
  return new Date(
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  )
}
