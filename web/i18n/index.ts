export * from './format.ts'
export { type Language, language, localeTag, setLanguage } from './language.ts'
export { isTextKey, type TextKey, t, text } from './translate.ts'
