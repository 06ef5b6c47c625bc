/**
 * The words people build long passwords from when a longer one is asked for. A password that is nothing but these,
 * however they are repeated, capitalized, spelled with digits or padded with numbers and signs, is guessed first.
 */
export const COMMON_WORDS: readonly string[] = `
  123 abc access account admin administrator and angel april asdf asdfgh august baby bailey baseball
  basketball batman benutzer berlin bitte boss captain chance change changeme charlie chelsea chocolate
  christian computer cookie customer daniel december default demo devil diamond dragon einfach energy fall
  february flower football for forever forget freedom friday friend fuck fussball game geheim gizmo god
  guest hallo hallowelt hamburg hannover happy harley hase hello herbst hockey home honey house hunter
  iloveyou in internet is isc it jennifer jesus jordan july june kennwort key killer kunde let letme letmein
  license liverpool lizenz login london love lovely magic manager march martin master may me merlin michael
  michelle monday money monkey mother muenchen murphy mustang my new nicole ninja no november now number
  october office one online orange partner pass passphrase passwd password passwort pbx peanut pepper phone
  please pokemon portal princess private purple qazwsx qwe qwer qwert qwerty qwertyuiop qwertz qwertzuiop
  rainbow ranger robert rockyou root samsung saturday schalke schatz secret secure security september server
  service shadow sicher silver smile soccer sommer sonne spider spring start starwars sternchen strong
  summer sunday sunshine super superman support sweet swordfish system telefon temp temporary test tester
  testing the this thomas thunder thursday tiger to trust trustno tuesday user vendor victory wednesday
  welcome whatever willkommen windows winter wizard work world yellow yes you your yxcvbnm zaq zxc zxcvbn
  zxcvbnm
`
  .trim()
  .split(/\s+/);
