// @ts-check
// The page's own behaviour: filters, search, the state in its address, copying, and the lines of the map. It reads keys that
// the report wrote into attributes, and changes what is shown; it makes no element and no markup out of any text.
;(() => {
  const FACETS = /** @type {const} */ (['severity', 'client', 'category', 'scope', 'file'])
  /** @typedef {typeof FACETS[number] | 'server'} Facet */
  /** More open at once would be a wall of text. */
  const OPEN_AT_FIRST = 12
  const MANY = 100

  const root = document.documentElement
  root.classList.add('js')

  /** @template {Element} T @param {string} selector @param {new () => T} kind @param {ParentNode} [within] @returns {T[]} */
  const all = (selector, kind, within = document) => {
    const found = []
    for (const element of within.querySelectorAll(selector)) if (element instanceof kind) found.push(element)
    return found
  }
  /** @param {string} id */
  const byId = (id) => document.getElementById(id)

  for (const fold of all('details.fold', HTMLDetailsElement)) fold.open = false
  if (matchMedia('(max-width: 60rem)').matches)
    for (const filters of all('details.filters', HTMLDetailsElement)) filters.open = false

  // ── Findings ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** @typedef {{ element: HTMLDetailsElement, group: HTMLElement | null, keys: Record<Facet, string[]>, words: string, shown: boolean }} Item */
  /** @type {Item[]} */
  const items = all('details.finding', HTMLDetailsElement).map((element) => {
    /** @param {string} facet */
    const keysOf = (facet) => (element.dataset[facet] ?? '').split(' ').filter(Boolean)
    return {
      element,
      group: element.closest('section'),
      keys: {
        severity: keysOf('severity'),
        client: keysOf('client'),
        category: keysOf('category'),
        scope: keysOf('scope'),
        file: keysOf('file'),
        server: keysOf('server'),
      },
      words: '',
      shown: true,
    }
  })
  const search = byId('search')
  const boxes = all('.filters input', HTMLInputElement)
  /** What is chosen: nothing chosen of a facet lets everything through. @type {Map<string, Set<string>>} */
  const chosen = new Map()
  let sought = ''

  /** Looked for in what is written in a finding, its buttons aside; made when it is first asked for. @param {Item} item */
  const wordsOf = (item) => {
    if (item.words !== '') return item.words
    const texts = document.createTreeWalker(item.element, NodeFilter.SHOW_TEXT)
    const words = [' ']
    while (texts.nextNode()) {
      const { parentElement, nodeValue } = texts.currentNode
      if (!parentElement?.closest('.copy')) words.push(nodeValue ?? '')
    }
    item.words = words.join('').toLowerCase()
    return item.words
  }

  /** @param {Item} item @param {Facet} facet */
  const passes = (item, facet) => {
    const some = chosen.get(facet)
    return !some || some.size === 0 || item.keys[facet].some((key) => some.has(key))
  }

  function apply() {
    const words = sought.toLowerCase().split(/\s+/).filter(Boolean)
    /** @type {Map<string, number>} */
    const counts = new Map()
    /** @type {Map<HTMLElement, number>} */
    const groups = new Map()
    let shown = 0
    for (const item of items) {
      const found = passes(item, 'server') && words.every((word) => wordsOf(item).includes(word))
      const failed = found ? FACETS.filter((facet) => !passes(item, facet)) : FACETS
      const isShown = failed.length === 0
      if (isShown !== item.shown) item.element.hidden = !isShown
      item.shown = isShown
      if (isShown) shown++
      if (item.group) groups.set(item.group, (groups.get(item.group) ?? 0) + Number(isShown))
      // As many as there would be if this were the only choice of its facet.
      for (const facet of FACETS)
        if (isShown || (failed.length === 1 && failed[0] === facet))
          for (const key of item.keys[facet]) counts.set(`${facet} ${key}`, (counts.get(`${facet} ${key}`) ?? 0) + 1)
    }
    for (const [group, count] of groups) {
      group.hidden = count === 0
      say(group.querySelector('[data-count]'), String(count))
    }
    for (const box of boxes) {
      const count = counts.get(`${box.name} ${box.value}`) ?? 0
      box.checked = chosen.get(box.name)?.has(box.value) ?? false
      const label = box.closest('label')
      label?.classList.toggle('empty', count === 0)
      say(label?.querySelector('[data-of]'), String(count))
    }
    tell(shown)
  }

  /** @param {number} shown */
  function tell(shown) {
    const isFiltered = sought !== '' || [...chosen.values()].some(({ size }) => size > 0)
    const noun = items.length === 1 ? 'finding' : 'findings'
    say(byId('shown'), isFiltered ? `${shown} of ${items.length} ${noun}` : `${items.length} ${noun}`)
    const servers = chosen.get('server')
    const about = byId('about')
    if (about) {
      about.hidden = !servers || servers.size === 0
      say(about, servers && servers.size > 0 ? aboutServers(servers) : '')
    }
    say(byId('chosen'), isFiltered ? `Only those are here that were asked for: ${inWords()}.` : '')
    const nothing = byId('nothing')
    if (nothing) nothing.hidden = shown > 0
    const clear = byId('clear')
    if (clear instanceof HTMLButtonElement) clear.disabled = !isFiltered
    tellFold()
  }

  /** What is chosen, for paper, on which no control says so. */
  function inWords() {
    const facets = FACETS.flatMap((facet) => {
      const names = boxes
        .filter((box) => box.name === facet && box.checked)
        .map((box) => box.closest('label')?.querySelector('.words')?.textContent?.trim() ?? box.value)
      return names.length > 0 ? [`${facet} ${names.join(' or ')}`] : []
    })
    const servers = chosen.get('server')
    const about = servers && servers.size > 0 ? [aboutServers(servers).replace(/^A/, 'a')] : []
    return [...facets, ...about, ...(sought === '' ? [] : [`with the words “${sought}”`])].join('; ')
  }

  /** @param {Set<string>} servers */
  function aboutServers(servers) {
    const [key] = servers
    const name = servers.size === 1 ? document.querySelector(`[data-name="${key}"]`)?.textContent : undefined
    if (name) return `About the server ${name}`
    return servers.size === 1 ? 'About a server that is not in this report' : `About ${servers.size} servers`
  }

  /** Only what differs is written, or the page would be laid out anew. @param {Element | null | undefined} element @param {string} words */
  function say(element, words) {
    if (element && element.textContent !== words) element.textContent = words
  }

  // ── Opened and closed ───────────────────────────────────────────────────────────────────────────────────────────

  const fold = byId('fold')
  /** @param {boolean} open */
  const openAll = (open) => {
    for (const { element } of items) element.open = open
    tellFold()
  }
  function tellFold() {
    const isOpen = items.some(({ element, shown }) => shown && element.open)
    fold?.setAttribute('aria-expanded', String(isOpen))
    say(fold, isOpen ? 'Close all' : 'Open all')
  }
  fold?.addEventListener('click', () => openAll(fold.getAttribute('aria-expanded') !== 'true'))
  if (items.length > OPEN_AT_FIRST) openAll(false)
  root.classList.toggle('many', items.length > MANY)
  for (const { element } of items) element.addEventListener('toggle', tellFold)

  /** What was closed is on paper too, and closed again afterwards. @type {HTMLDetailsElement[]} */
  let closed = []
  addEventListener('beforeprint', () => {
    closed = all('details:not([open])', HTMLDetailsElement)
    for (const element of closed) element.open = true
  })
  addEventListener('afterprint', () => {
    for (const element of closed) element.open = false
    closed = []
  })

  // ── The address ─────────────────────────────────────────────────────────────────────────────────────────────────

  function fragment() {
    const parts = [...chosen]
      .filter(([, { size }]) => size > 0)
      .map(([facet, keys]) => `${facet}=${[...keys].sort().join(',')}`)
    if (sought !== '') parts.push(`q=${encodeURIComponent(sought)}`)
    return parts.join('&')
  }

  /** Takes what the address says; whether it says anything of ours. */
  function take() {
    const parts = location.hash
      .slice(1)
      .split('&')
      .map((part) => part.split('='))
    const known = parts.filter(
      ([name = '']) => name === 'q' || name === 'server' || FACETS.some((facet) => facet === name),
    )
    if (known.length === 0 && location.hash.length > 1) return false
    chosen.clear()
    sought = ''
    for (const [name = '', value = ''] of known) {
      if (name === 'q') sought = decoded(value)
      else chosen.set(name, new Set(value.split(',').filter((key) => /^[\w-]+$/.test(key))))
    }
    if (search instanceof HTMLInputElement) search.value = sought
    apply()
    return known.length > 0
  }

  /** @param {string} value */
  function decoded(value) {
    try {
      return decodeURIComponent(value)
    } catch {
      return value
    }
  }

  let waiting = 0
  /** Browsers refuse an address that changes at every key. */
  function remember() {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      const wanted = fragment()
      if (location.hash.slice(1) !== wanted) history.replaceState(null, '', wanted === '' ? '#' : `#${wanted}`)
    }, 250)
  }

  addEventListener('hashchange', () => {
    if (take()) byId('findings-title')?.scrollIntoView()
  })
  // Following a link to where one is already changes no address.
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
    const address = link?.getAttribute('href')
    if (!address?.includes('=')) return
    if (address === location.hash) byId('findings-title')?.scrollIntoView()
    byId('findings-title')?.focus({ preventScroll: true })
  })

  // ── Filters and search ──────────────────────────────────────────────────────────────────────────────────────────

  for (const box of boxes)
    box.addEventListener('change', () => {
      const keys = chosen.get(box.name) ?? new Set()
      if (box.checked) keys.add(box.value)
      else keys.delete(box.value)
      chosen.set(box.name, keys)
      apply()
      remember()
    })
  if (search instanceof HTMLInputElement)
    search.addEventListener('input', () => {
      sought = search.value.trim()
      apply()
      remember()
    })
  for (const form of all('form', HTMLFormElement)) form.addEventListener('submit', (event) => event.preventDefault())

  function clearAll() {
    chosen.clear()
    sought = ''
    if (search instanceof HTMLInputElement) search.value = ''
    apply()
    remember()
  }
  for (const id of ['clear', 'clear-here'])
    byId(id)?.addEventListener('click', () => {
      clearAll()
      // A button that is off, or gone, loses the focus to nothing.
      search?.focus()
    })
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const isTyping = event.target instanceof HTMLInputElement && event.target.type === 'search'
    if (event.key === '/' && !isTyping && search) {
      event.preventDefault()
      search.focus()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      clearAll()
    }
  })

  // ── Copying ─────────────────────────────────────────────────────────────────────────────────────────────────────

  document.addEventListener('click', async (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null
    const code = button?.parentElement?.querySelector('code')
    if (!button || !code) return
    const label = button.firstChild
    if (!label) return
    label.textContent = (await copied(code)) ? 'Copied' : 'Selected'
    say(
      byId('told'),
      label.textContent === 'Copied' ? 'The command is copied.' : 'The command is selected; copy it from there.',
    )
    setTimeout(() => {
      label.textContent = 'Copy'
    }, 2000)
  })

  /** Selects it where the browser does not let a page copy. @param {Element} code */
  async function copied(code) {
    try {
      await navigator.clipboard.writeText(code.textContent ?? '')
      return true
    } catch {
      getSelection()?.selectAllChildren(code)
      return false
    }
  }

  // ── The map ─────────────────────────────────────────────────────────────────────────────────────────────────────

  for (const map of all('svg.map', SVGSVGElement)) {
    const edges = all('.edge', SVGPathElement, map)
    const nodes = all('[data-node]', SVGAElement, map)

    /** What lies on one side of a box, and on that side of those in turn. @param {string} id @param {'left' | 'right'} side @param {Set<Element>} lit */
    const follow = (id, side, lit) => {
      for (const edge of edges) {
        const next = edge.dataset[side]
        if (edge.dataset[side === 'left' ? 'right' : 'left'] !== id || next === undefined || lit.has(edge)) continue
        lit.add(edge)
        for (const node of nodes) if (node.dataset.node === next) lit.add(node)
        follow(next, side, lit)
      }
    }
    /** @param {EventTarget | null} target */
    const light = (target) => {
      const node = target instanceof Element ? target.closest('[data-node]') : null
      const id = node instanceof SVGAElement ? node.dataset.node : undefined
      /** @type {Set<Element>} */
      const lit = new Set()
      if (node && id !== undefined) {
        lit.add(node)
        follow(id, 'left', lit)
        follow(id, 'right', lit)
      }
      map.classList.toggle('lighting', lit.size > 0)
      for (const element of [...edges, ...nodes]) element.classList.toggle('lit', lit.has(element))
    }
    // On what is around it: a picture that listens for the focus takes it itself.
    const frame = map.parentElement ?? map
    frame.addEventListener('pointerover', (event) => light(event.target))
    frame.addEventListener('pointerleave', () => light(document.activeElement))
    frame.addEventListener('focusin', (event) => light(event.target))
    frame.addEventListener('focusout', () => light(null))
  }

  take()
})()
