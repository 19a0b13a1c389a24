// The page's own words. One catalogue a language; a new language is one file and one line.
import { en } from './en.js'
import { ko } from './ko.js'

const catalogues = { en, ko }
const kept = 'okgyo.ui' // a preference, nothing about any article

const first = () => {
  const chosen = localStorage.getItem(kept)
  if (chosen in catalogues) return chosen
  return navigator.languages.map(l => l.split('-')[0]).find(l => l in catalogues) || 'en'
}

export let ui = first()
document.documentElement.lang = ui

export function setUi(lang) {
  ui = lang
  localStorage.setItem(kept, lang)
  document.documentElement.lang = lang
}

/** The text of a key; {name} is filled from values; a number in `n` chooses key_one when there is one. */
export function t(key, values = {}) {
  const words = catalogues[ui]
  const one = values.n === 1 && words[key + '_one']
  const text = one || words[key] || en[key] || key
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''))
}
