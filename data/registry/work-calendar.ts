/**
 * 节假日与调休: the days on which the week does not say by itself whether people work. Source: notices of the General Office of the State
 * Council on the holidays of 2025 (国办发明电〔2024〕12号) and 2026 (of 4 November 2025).
 */
export interface CalendarYear {
  year: number
  /** From the law on holidays alone (国务院令第795号); the notice with its days of 调休 has not been entered yet. */
  isProvisional?: true
  /** Days off besides Saturdays and Sundays. */
  off: readonly string[]
  /** 调休: Saturdays and Sundays that are worked. */
  worked: readonly string[]
}

export const CALENDAR_YEARS: readonly CalendarYear[] = [
  {
    year: 2025,
    off: [
      ...days('2025-01-01', 1),
      ...days('2025-01-28', 8),
      ...days('2025-04-04', 3),
      ...days('2025-05-01', 5),
      ...days('2025-05-31', 3),
      ...days('2025-10-01', 8),
    ],
    worked: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    off: [
      ...days('2026-01-01', 3),
      ...days('2026-02-15', 9),
      ...days('2026-04-04', 3),
      ...days('2026-05-01', 5),
      ...days('2026-06-19', 3),
      ...days('2026-09-25', 3),
      ...days('2026-10-01', 7),
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
  {
    // Days that fall on a Saturday or Sunday are made up for on the next work days.
    year: 2027,
    isProvisional: true,
    off: [
      ...days('2027-01-01', 1),
      ...days('2027-02-05', 6),
      ...days('2027-04-05', 1),
      ...days('2027-05-01', 4),
      ...days('2027-06-09', 1),
      ...days('2027-09-15', 1),
      ...days('2027-10-01', 5),
    ],
    worked: [],
  },
]

function days(first: string, count: number): string[] {
  const start = Date.parse(first)
  return Array.from({ length: count }, (_, index) =>
    new Date(start + index * 86_400_000).toISOString().slice(0, 10),
  )
}
