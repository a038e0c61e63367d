// The chat page: what a phone would show of the emulated Telegram. What people write is put in as text, never as HTML.
//
// place (who I am, which chat) lives in the address, so that every window can be somebody else
//   -> load(): world and history over GET -> draw
//   -> events from the server change what is drawn -> actions go out over POST

const $ = id => document.getElementById(id);
const DAYS = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];
const TONES = ["#8a3b12", "#1d5f8a", "#6b3f8f", "#2c6a2f", "#99304f", "#6a5310", "#0f6060", "#4a4fa3"];
const TITLES = new Set(["bu", "ibu", "pak", "bapak", "mbak", "mas", "mbah"]);
const SAME_SPEAKER_SECONDS = 600;
const BUSY_SECONDS = 8;

const world = { users: [], bots: [], chats: [], groups: {}, now: "", live: false };
let skew = 0; // of the emulated clock against this machine's
let me = null; // id of the person, as text
let key = null; // the chat: a group's id, or "bot:username"
let history = new Map(); // message id -> message of the chat that is shown
let replyTo = null;
let editing = null;
let attached = null;
let pinned = true; // whether the log is at its end
let newer = 0;
const unread = new Map(); // "person|chat" -> how many
let typingUntil = 0;
let meanwhile = null; // events that came while the history was on its way
let cutOff = false; // from the server; the browser tries again by itself

// --- small helpers ---------------------------------------------------------------------------------------------

function node(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("aria-") || name === "role") made.setAttribute(name, value);
    else if (name === "data") Object.assign(made.dataset, value);
    else if (name === "tone") made.style.setProperty("--tone", value);
    else made[name] = value;
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

const nameOf = user => (user ? [user.first_name, user.last_name].filter(Boolean).join(" ") : "");
const user = id => world.users.find(one => String(one.id) === String(id));
const bot = username => world.bots.find(one => one.username === username);
const isPrivate = () => key?.startsWith("bot:");
const group = (id = key) => world.chats.find(chat => chat.type !== "private" && String(chat.id) === id);
const groups = () => world.chats.filter(chat => chat.type !== "private");
const memberOf = (chat, id) => chat?.members?.find(member => String(member.id) === String(id));
const privateChat = username => world.chats.find(
  chat => chat.type === "private" && String(chat.id) === me && chat.bot === username,
);

function tone(id) {
  const place = world.users.findIndex(one => String(one.id) === String(id));
  return place < 0 ? "#17493f" : TONES[place % TONES.length];
}

function face(id, name, kind = "") {
  const words = name.split(/\s+/);
  const own = words.length > 1 && TITLES.has(words[0].toLowerCase()) ? words[1] : words[0];
  return node("span", { className: `face ${kind}`, tone: tone(id), "aria-hidden": "true" }, [...(own || "?")][0].toUpperCase());
}

function factsHere() {
  if (!isPrivate()) return world.groups[key];
  const own = groups().find(chat => world.groups[chat.id]?.roles[me]);
  return world.groups[own?.id] ?? Object.values(world.groups)[0];
}

function rolesOf(id) {
  const here = isPrivate() ? null : world.groups[key]?.roles[id];
  const found = here ?? (isPrivate() ? Object.values(world.groups).find(one => one.roles[id])?.roles[id] : null) ?? [];
  return found.length > 1 ? found.filter(role => role !== "anggota" || found.includes("pendamping")) : found;
}

function localTime(milliseconds) {
  const hours = factsHere()?.utc_offset_hours ?? 7;
  const at = new Date(milliseconds + hours * 3_600_000);
  const two = number => String(number).padStart(2, "0");
  return {
    day: `${DAYS[at.getUTCDay()]} ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`,
    hour: `${two(at.getUTCHours())}.${two(at.getUTCMinutes())}`,
    zone: factsHere() ? factsHere().zone : "WIB",
  };
}

const now = () => (world.live ? Date.now() + skew : Date.parse(world.now));

let toastTimer;
function toast(text) {
  clearTimeout(toastTimer);
  $("toast").textContent = text;
  toastTimer = setTimeout(() => { $("toast").textContent = ""; }, 3200 + 40 * text.length);
}

// --- the server ------------------------------------------------------------------------------------------------

async function act(action, body = {}) {
  try {
    const answer = await fetch(`/world/${action}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const result = await answer.json();
    if (result.ok) return result.result ?? true;
    toast(`Tidak bisa: ${result.description}`);
  } catch {
    toast("Belum tersambung. Coba lagi sebentar.");
  }
  return null;
}

const here = (more = {}) => ({ person: me, chat: key, ...more });

async function loadWorld() {
  const answer = await fetch("/world/page");
  if (!answer.ok) return;
  Object.assign(world, await answer.json());
  skew = Date.parse(world.now) - Date.now();
}

async function loadHistory() {
  const wanted = `${me}|${key}`;
  if (!me || !key) return;
  const mine = meanwhile = [];
  const answer = await fetch(`/world/chats/${encodeURIComponent(key)}?person=${me}`);
  const messages = answer.ok ? await answer.json() : [];
  if (mine !== meanwhile) return; // somebody switched, and another answer is on its way
  meanwhile = null;
  history = new Map(messages.map(message => [message.message_id, message]));
  // What the stream told since the question may be newer than the answer.
  for (const event of mine.filter(isShown)) {
    if (event.kind === "delete") history.delete(event.message.message_id);
    else history.set(event.message.message_id, event.message);
  }
  unread.delete(wanted);
  drawLog();
}

let events = null;
function connect() {
  events?.close();
  events = new EventSource("/world/events");
  let first = true;
  events.onerror = () => { cutOff = true; drawBar(); };
  events.onopen = () => {
    cutOff = false;
    drawBar();
    // After a break what was missed is read anew.
    if (!first) refresh(true);
    first = false;
  };
  const hear = (kind, handler) => events.addEventListener(kind, event => {
    const told = JSON.parse(event.data);
    if (["message", "edit", "delete"].includes(kind)) meanwhile?.push(told);
    handler(told);
  });
  hear("message", onMessage);
  hear("edit", onEdit);
  hear("delete", onDelete);
  hear("alert", onAlert);
  hear("typing", onTyping);
  for (const kind of ["user", "chat", "member", "clock"]) {
    hear(kind, event => {
      if (event.data?.migrated_from && String(event.data.migrated_from) === key) go(me, String(event.chat.id));
      refreshSoon(0);
    });
  }
}

let refreshing = 0;
function refreshSoon(milliseconds) {
  clearTimeout(refreshing);
  refreshing = setTimeout(() => refresh(false), milliseconds);
}

async function refresh(withHistory) {
  try {
    await loadWorld();
    if (withHistory) await loadHistory();
  } catch {
    return; // the stream comes back by itself, and then all of this is asked again
  }
  drawLists();
}

const keyOf = event => (event.chat.type === "private" ? `bot:${event.bot}` : String(event.chat.id));
const isMine = event => event.chat.type !== "private" || String(event.chat.id) === me;
const isShown = event => isMine(event) && keyOf(event) === key;

function onMessage(event) {
  refreshSoon(900); // roles may have changed by what was just said
  if (!isShown(event)) {
    const persons = event.chat.type === "private" ? [String(event.chat.id)] : [me];
    const other = event.message.from && String(event.message.from.id) !== persons[0];
    const belongs = event.chat.type === "private" || memberOf(group(String(event.chat.id)), me);
    for (const person of other && belongs ? persons : []) {
      const slot = `${person}|${keyOf(event)}`;
      unread.set(slot, (unread.get(slot) ?? 0) + 1);
    }
    drawLists();
    return;
  }
  typingUntil = 0;
  const before = [...history.values()].at(-1);
  history.set(event.message.message_id, event.message);
  appendMessage(event.message, before, true);
  if (String(event.message.from?.id) === me || pinned) toEnd();
  else countNewer();
  followKeyboard(event.message);
}

function onEdit(event) {
  refreshSoon(900);
  if (!isShown(event)) return;
  history.set(event.message.message_id, event.message);
  const old = $(`message-${event.message.message_id}`);
  if (!old) return;
  old.replaceWith(drawMessage(event.message, old.classList.contains("first")));
  if (pinned) toEnd();
}

function onDelete(event) {
  if (!isShown(event)) return;
  history.delete(event.message.message_id);
  $(`message-${event.message.message_id}`)?.remove();
}

function onAlert(event) {
  if (String(event.user.id) !== me) return;
  for (const busy of document.querySelectorAll(`#message-${event.message.message_id} [aria-busy="true"]`)) {
    busy.removeAttribute("aria-busy");
  }
  if (event.data.url) openLink(event.data.url);
  if (!event.data.text) return;
  if (!event.data.show_alert) {
    toast(event.data.text);
    return;
  }
  $("alert-from").textContent = nameOf(event.message.from);
  $("alert-text").textContent = event.data.text;
  if (!$("alert").open) $("alert").showModal();
}

function onTyping(event) {
  if (!isShown(event)) return;
  typingUntil = Date.now() + 5000;
  drawBar();
  setTimeout(drawBar, 5100);
}

// --- where we are ----------------------------------------------------------------------------------------------

function go(person, chat) {
  const place = new URLSearchParams({ saya: person, obrolan: chat });
  closeSide();
  if (location.hash.slice(1) === place.toString()) arrive();
  else location.hash = place;
}

async function arrive() {
  const place = new URLSearchParams(location.hash.slice(1));
  const asked = place.get("saya");
  me = user(asked) ? asked : firstPerson();
  const chat = place.get("obrolan");
  const known = chat && (group(chat) || bot(chat.replace(/^bot:/, "")));
  key = known ? chat : firstChat();
  forget();
  closeCommands();
  drawLists();
  await refresh(true);
  $("people").querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest", inline: "center" });
}

function firstPerson() {
  const treasurer = Object.values(world.groups)
    .flatMap(facts => Object.entries(facts.roles))
    .find(([, roles]) => roles.includes("bendahara"));
  const person = world.users.find(one => String(one.id) === treasurer?.[0]) ?? world.users[0];
  return person ? String(person.id) : null;
}

function firstChat() {
  const mine = groups().find(chat => memberOf(chat, me)) ?? groups()[0];
  if (mine) return String(mine.id);
  return world.bots.length ? `bot:${world.bots[0].username}` : null;
}

// --- lists and bar ---------------------------------------------------------------------------------------------

function entry(kind, words, line, mark, current, pressed, count = 0) {
  const button = node("button", { type: "button", className: `entry ${kind}` },
    mark, node("span", { className: "entry-words" }, node("b", {}, words), line ? node("span", {}, line) : null),
    count ? node("span", { className: "count", "aria-label": `${count} pesan baru` }, String(count)) : null);
  button.setAttribute("aria-current", String(current));
  button.onclick = pressed;
  return node("li", {}, button);
}

function unreadOf(person, chat) {
  if (chat) return unread.get(`${person}|${chat}`) ?? 0;
  return [...unread].filter(([slot]) => slot.startsWith(`${person}|`)).reduce((sum, [, count]) => sum + count, 0);
}

function personLine(id) {
  const roles = rolesOf(id);
  if (roles.length) return roles.join(", ");
  if (isPrivate()) return "belum terdaftar";
  return memberOf(group(), id) ? "di grup, belum terdaftar" : "orang baru";
}

function drawLists() {
  const focused = document.activeElement?.closest?.("#people, #chats");
  const place = focused ? [...focused.querySelectorAll("button")].indexOf(document.activeElement) : -1;
  $("people").replaceChildren(
    ...world.users.map(one => {
      const id = String(one.id);
      const count = id === me ? 0 : unreadOf(id);
      return entry("", nameOf(one), personLine(id), face(id, nameOf(one)), id === me, () => go(id, key), count);
    }),
    entry("new", "Orang baru", "beri nama", node("span", { className: "face" }, "+"), false, newPerson),
  );
  $("chats").replaceChildren(
    ...groups().map(chat => {
      const id = String(chat.id);
      const line = memberOf(chat, me) ? `${chat.members.length} di grup` : "belum bergabung";
      return entry("", chat.title, line, face("", chat.title, "group"), id === key, () => go(me, id), unreadOf(me, id));
    }),
    ...world.bots.map(one => {
      const id = `bot:${one.username}`;
      const line = privateChat(one.username) ? "obrolan pribadi" : "pribadi, belum dimulai";
      return entry("", nameOf(one), line, face("", nameOf(one), "bot"), id === key, () => go(me, id), unreadOf(me, id));
    }),
    entry("new", "Grup baru", "Anda adminnya", node("span", { className: "face" }, "+"), false, newGroup),
  );
  if (place >= 0) focused.querySelectorAll("button")[place]?.focus();
  const elsewhere = [...unread.keys()].some(slot => slot.startsWith(`${me}|`) && slot !== `${me}|${key}`);
  $("unread-elsewhere").hidden = !elsewhere;
  drawBar();
  drawGate();
  drawTry();
}

function drawBar() {
  if (!me) return;
  const time = localTime(now());
  const title = isPrivate() ? nameOf(bot(key.slice(4))) : group()?.title ?? "Sisihkan";
  const when = `${time.day}, ${time.hour} ${time.zone}`.trim();
  const chat = group();
  $("chat-title").textContent = title;
  $("chat-face").textContent = [...title][0] ?? "";
  $("chat-face").className = `face ${isPrivate() ? "bot" : "group"}`;
  $("now").textContent = when;
  if (cutOff) $("chat-line").textContent = "menyambung lagi…";
  else if (typingUntil > Date.now()) $("chat-line").textContent = "sedang mengetik…";
  else if (matchMedia("(max-width: 1019px)").matches) $("chat-line").textContent = when;
  else $("chat-line").textContent = isPrivate() ? "bot, hanya Anda yang membaca" : `${chat?.members.length ?? 0} di grup`;
  document.title = me ? `${nameOf(user(me))} · ${title}` : "Coba Sisihkan";
}

function gateHere() {
  if (!me || !key) return ["Buat grup", newGroup];
  if (isPrivate()) {
    const chat = privateChat(key.slice(4));
    if (chat?.blocked) return ["Buka blokir", () => act("unblock", { person: me, bot: key.slice(4) }).then(() => refresh(false))];
    if (!chat?.started && !chat) return ["Mulai", () => start(key.slice(4))];
    return null;
  }
  return memberOf(group(), me) ? null : [`Gabung ${group()?.title ?? "grup"}`, () => act("join", here())];
}

function drawGate() {
  const gate = gateHere();
  $("gate").hidden = !gate;
  $("composer").hidden = Boolean(gate);
  if (!gate) return;
  $("gate").textContent = gate[0];
  $("gate").onclick = gate[1];
}

function drawTry() {
  const roles = rolesOf(me);
  let samples = ["setor 20rb", "/setor", "/simulasi 500rb 10x", "/pinjam"];
  if (isPrivate()) samples = ["/saldo", "/pinjaman", "bantuan"];
  else if (!roles.length) samples = ["setor 20rb"];
  else if (roles.includes("bendahara")) samples = ["titip setoran bu siti 20rb", "titip angsuran bu siti 26.500", "/kas"];
  else if (roles.some(role => role === "ketua" || role === "sekretaris")) samples = ["/rapat", "setor 20rb", "/kas"];
  else if (roles.includes("pendamping") && !roles.includes("anggota")) samples = ["/kas", "/hadir", "bantuan"];
  $("try").replaceChildren(...samples.map(sample => node("li", {}, node("button", {
    type: "button",
    onclick: () => {
      closeSide();
      if (gateHere()) return;
      $("text").value = sample;
      grow();
      $("text").focus();
    },
  }, sample))));
}

// --- the log ---------------------------------------------------------------------------------------------------

function drawLog() {
  const log = $("log");
  log.setAttribute("aria-live", "off"); // a whole history is not news
  log.replaceChildren();
  let before;
  for (const message of history.values()) {
    appendMessage(message, before, false);
    before = message;
  }
  if (!history.size) log.append(emptyLog());
  newer = 0;
  pinned = true;
  toEnd();
  followKeyboard([...history.values()].at(-1));
  requestAnimationFrame(() => log.setAttribute("aria-live", "polite"));
}

function emptyLog() {
  if (isPrivate()) return node("li", { className: "empty" }, "Belum ada pesan. Di sini hanya Anda dan bot yang membaca.");
  const absent = memberOf(group(), me) ? world.bots.filter(one => !memberOf(group(), one.id)) : [];
  return node("li", { className: "empty" }, node("p", {}, "Belum ada pesan."), ...absent.map(one => node("button", {
    type: "button",
    className: "key",
    onclick: () => act("add", here({ who: `bot:${one.username}` })),
  }, `Tambahkan ${nameOf(one)}`)));
}

function appendMessage(message, before, arrived) {
  const log = $("log");
  log.querySelector(".empty")?.remove();
  const day = localTime(message.date * 1000).day;
  const newDay = !before || localTime(before.date * 1000).day !== day;
  if (newDay) log.append(node("li", { className: "note" }, day));
  const same = before && !newDay && !serviceText(before) && senderId(before) === senderId(message)
    && message.date - before.date < SAME_SPEAKER_SECONDS;
  const drawn = drawMessage(message, !same);
  if (arrived) drawn.classList.add("arrived");
  log.append(drawn);
}

const senderId = message => String(message.sender_chat?.id ?? message.from?.id);

function serviceText(message) {
  const from = nameOf(message.from);
  const joined = message.new_chat_members;
  if (joined) {
    return joined.some(one => one.id === message.from?.id)
      ? `${from} bergabung`
      : `${from} menambahkan ${joined.map(nameOf).join(", ")}`;
  }
  const left = message.left_chat_member;
  if (left) return left.id === message.from?.id ? `${from} keluar` : `${from} mengeluarkan ${nameOf(left)}`;
  if (message.new_chat_title) return `Nama grup menjadi ${message.new_chat_title}`;
  if (message.migrate_to_chat_id) return "Grup ini pindah menjadi supergrup";
  if (message.migrate_from_chat_id) return "Grup ini sekarang supergrup";
  if (message.pinned_message) return `${from} menyematkan pesan`;
  return null;
}

function drawMessage(message, first) {
  const id = `message-${message.message_id}`;
  const service = serviceText(message);
  if (service) return node("li", { className: "note", id }, service);
  const mine = String(message.from?.id) === me && !message.sender_chat;
  const name = message.sender_chat?.title ?? nameOf(message.from);
  const bubble = node("div", { className: "bubble" });
  if (!mine && first && !isPrivate()) {
    bubble.append(node("span", { className: "who", tone: tone(senderId(message)) }, name));
  }
  if (message.forward_origin) bubble.append(node("span", { className: "forward" }, `Diteruskan dari ${originName(message)}`));
  if (message.reply_to_message) bubble.append(drawQuote(message.reply_to_message));
  bubble.append(...drawMedia(message, name));
  const text = message.text ?? message.caption;
  if (text) {
    bubble.append(node("span", { className: "words" }, ...formatted(text, message.entities ?? message.caption_entities ?? [])));
  }
  const edited = message.edit_date ? "diedit " : "";
  bubble.append(node("span", { className: "meta" }, `${edited}${localTime(message.date * 1000).hour}`));
  const rows = message.reply_markup?.inline_keyboard ?? [];
  const keys = rows.length ? node("div", { className: "keys" }, ...rows.map(row =>
    node("div", {}, ...row.map(button => drawKey(message, button))))) : null;
  const drawn = node("li", { id, className: `message ${mine ? "mine" : "theirs"}${first ? " first" : ""}` },
    node("div", { className: "body" }, bubble, keys), drawActions(message, mine, name));
  bubble.onclick = event => {
    if (event.target.closest("a, button") || getSelection()?.toString()) return;
    const was = drawn.classList.contains("picked");
    document.querySelectorAll(".message.picked").forEach(one => one.classList.remove("picked"));
    drawn.classList.toggle("picked", !was);
  };
  bubble.ondblclick = () => reply(message);
  bubble.oncontextmenu = event => {
    // A long press on a phone; a right click of a mouse keeps its own menu.
    if (event.pointerType === "mouse" || event.target.closest("a, img")) return;
    event.preventDefault();
    reply(message);
  };
  return drawn;
}

function drawActions(message, mine, name) {
  if (gateHere()) return null;
  const actions = node("div", { className: "actions" });
  const button = (label, mark, pressed) => {
    actions.append(node("button", { type: "button", className: "icon", "aria-label": label, onclick: pressed }, icon(mark)));
  };
  button(`Balas ${mine ? "pesan sendiri" : name}`, "reply", () => reply(message));
  if (mine && !message.forward_origin && (message.text || message.caption)) button("Ubah pesan", "pen", () => edit(message));
  return actions;
}

function originName(message) {
  const origin = message.forward_origin;
  return nameOf(origin.sender_user) || origin.sender_chat?.title || origin.chat?.title || origin.sender_user_name || "orang lain";
}

function drawQuote(quoted) {
  const quote = node("button", { type: "button", className: "quote", tone: tone(senderId(quoted)), "aria-label": "Ke pesan yang dibalas" },
    node("b", {}, quoted.sender_chat?.title ?? nameOf(quoted.from)), node("span", {}, gist(quoted)));
  quote.onclick = () => {
    const target = $(`message-${quoted.message_id}`);
    if (!target) return;
    target.scrollIntoView({ block: "center" });
    target.classList.remove("flash");
    requestAnimationFrame(() => target.classList.add("flash"));
  };
  return quote;
}

function gist(message) {
  const text = message.text ?? message.caption;
  if (text) return text;
  if (message.photo) return "Foto";
  if (message.document) return message.document.file_name;
  return "Pesan";
}

function drawMedia(message, name) {
  if (message.photo) {
    const size = message.photo.at(-1);
    const image = node("img", {
      src: `/world/files/${size.file_id}`, alt: message.caption || `Foto dari ${name}`, width: size.width, height: size.height, loading: "lazy",
    });
    image.onload = () => { if (pinned) toEnd(); };
    const open = node("button", { type: "button", className: "photo", "aria-label": `Lihat foto dari ${name}` }, image);
    open.onclick = () => {
      $("picture-image").src = image.src;
      $("picture-image").alt = image.alt;
      $("picture").showModal();
    };
    return [open];
  }
  if (message.document) {
    const { file_id: id, file_name: fileName, file_size: bytes } = message.document;
    return [node("a", { className: "document", href: `/world/files/${id}`, download: fileName },
      node("span", { className: "icon" }, icon("file")),
      node("span", {}, fileName, node("small", {}, `${Math.max(1, Math.round(bytes / 1024))} KB`)))];
  }
  if (message.contact) return [node("span", { className: "words" }, `${nameOf(message.contact)}\n${message.contact.phone_number}`)];
  if (!message.text) return [node("span", { className: "words quiet" }, "Pesan jenis lain")];
  return [];
}

// Entities count in UTF-16 units, as JavaScript's strings do; they may lie inside each other.
function formatted(text, entities) {
  const cuts = [...new Set([0, text.length, ...entities.flatMap(one => [one.offset, one.offset + one.length])])]
    .filter(cut => cut >= 0 && cut <= text.length).sort((left, right) => left - right);
  return cuts.slice(0, -1).map((from, place) => {
    const piece = text.slice(from, cuts[place + 1]);
    return entities
      .filter(one => one.offset <= from && from < one.offset + one.length)
      .reduceRight((inner, one) => wrapped(one, inner, piece), document.createTextNode(piece));
  });
}

function wrapped(entity, inner, piece) {
  const plain = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote" };
  if (plain[entity.type]) return node(plain[entity.type], {}, inner);
  switch (entity.type) {
    case "spoiler":
      return node("span", { className: "spoiler", tabIndex: 0 }, inner);
    case "text_link":
    case "url": {
      const address = entity.url ?? (/^\w+:/.test(piece) ? piece : `https://${piece}`);
      if (!/^(https?|tg):/.test(address)) return inner;
      return node("a", { href: address, onclick: event => { event.preventDefault(); openLink(address); } }, inner);
    }
    case "bot_command":
      return node("button", { type: "button", className: "tap", onclick: () => say(piece) }, inner);
    case "mention":
    case "text_mention":
    case "hashtag":
      return node("strong", {}, inner);
    default:
      return inner;
  }
}

function drawKey(message, button) {
  const key = node("button", { type: "button", className: `key${button.url ? " link" : ""}` }, button.text);
  key.onclick = async () => {
    if (button.url) {
      await followButton(message, button);
    } else if (button.copy_text) {
      await navigator.clipboard.writeText(button.copy_text.text);
      toast("Disalin");
    } else if (button.callback_data && key.getAttribute("aria-busy") !== "true") {
      key.setAttribute("aria-busy", "true");
      setTimeout(() => key.removeAttribute("aria-busy"), BUSY_SECONDS * 1000);
      const pressed = await act("press", here({ message_id: message.message_id, data: button.callback_data }));
      if (!pressed) key.removeAttribute("aria-busy");
    }
  };
  return key;
}

async function followButton(message, button) {
  const link = deepLink(button.url);
  if (link) await followDeepLink(link);
  else openLink(button.url);
}

function deepLink(address) {
  const found = /^(?:https?:\/\/)?t\.me\/(\w+)(?:\?(start|startgroup)(?:=([\w-]*))?)?$/.exec(address);
  return found && bot(found[1]) ? { username: found[1], kind: found[2], payload: found[3] ?? "" } : null;
}

async function followDeepLink({ username, kind, payload }) {
  if (kind === "startgroup") {
    const made = await newGroup();
    if (made) await act("add", { person: me, chat: made, who: `bot:${username}`, payload });
    return;
  }
  go(me, `bot:${username}`);
  if (kind === "start") await start(username, payload);
}

function openLink(address) {
  const link = deepLink(address);
  if (link) followDeepLink(link);
  else if (/^https?:/.test(address)) open(address, "_blank", "noopener");
}

async function start(username, payload = "") {
  await act("start", { person: me, bot: username, payload });
  await refresh(false);
}

function toEnd() {
  const log = $("log");
  log.scrollTop = log.scrollHeight;
  newer = 0;
  $("to-newest").hidden = true;
}

function countNewer() {
  newer += 1;
  $("newer").textContent = String(newer);
  $("to-newest").hidden = false;
}

$("log").addEventListener("scroll", () => {
  const log = $("log");
  pinned = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  if (pinned) newer = 0;
  $("newer").textContent = newer ? String(newer) : "";
  $("to-newest").hidden = pinned;
}, { passive: true });
$("to-newest").onclick = toEnd;
new ResizeObserver(() => { if (pinned) toEnd(); }).observe($("log"));

// --- writing ---------------------------------------------------------------------------------------------------

function grow() {
  const text = $("text");
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + 2}px`;
}

function say(text) {
  if (!gateHere()) act("say", here({ text }));
}

function reply(message) {
  editing = null;
  replyTo = message;
  drawAbout();
  $("text").focus();
}

function edit(message) {
  replyTo = null;
  editing = message;
  $("text").value = message.text ?? message.caption ?? "";
  grow();
  drawAbout();
  $("text").focus();
}

function forget() {
  if (editing) $("text").value = "";
  replyTo = editing = null;
  if (attached?.url) URL.revokeObjectURL(attached.url);
  attached = null;
  $("file").value = "";
  $("text").placeholder = "Tulis pesan";
  drawAbout();
  grow();
}

function drawAbout() {
  const about = attached ?? editing ?? replyTo;
  $("about").hidden = !about;
  $("about-mark").replaceChildren();
  if (!about) return;
  if (attached) {
    $("about-title").textContent = attached.url ? "Foto" : "Berkas";
    $("about-text").textContent = `${attached.name}. Tulis keterangannya, lalu kirim.`;
    if (attached.url) $("about-mark").append(node("img", { src: attached.url, alt: "" }));
  } else {
    $("about-title").textContent = editing ? "Ubah pesan" : `Balas ${nameOf(replyTo.from)}`;
    $("about-text").textContent = gist(about);
  }
}

$("composer").onsubmit = async event => {
  event.preventDefault();
  const text = $("text").value.trim();
  const about = replyTo ? { reply_to: replyTo.message_id } : {};
  let sent;
  if (attached) {
    const { name, content, url } = attached;
    sent = act(url ? "photo" : "document", here({ name, content, caption: text, ...about }));
  } else if (!text) {
    return;
  } else if (editing) {
    sent = act("edit", here({ message_id: editing.message_id, text }));
  } else {
    sent = act("say", here({ text, ...about }));
  }
  $("text").value = "";
  forget();
  closeCommands();
  if (!(await sent) && !$("text").value) $("text").value = text; // what could not be sent is not lost
  grow();
};

$("text").addEventListener("keydown", event => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $("composer").requestSubmit();
  } else if (event.key === "Escape") {
    if (!$("commands").hidden) closeCommands();
    else forget();
  } else if (event.key === "ArrowDown" && !$("commands").hidden) {
    event.preventDefault();
    $("commands").querySelector("button")?.focus();
  }
});
$("text").addEventListener("input", () => {
  grow();
  const typed = $("text").value;
  if (/^\/\w*$/.test(typed)) showCommands(typed);
  else closeCommands();
});
$("about-close").onclick = () => { forget(); $("text").focus(); };

$("file").onchange = () => {
  const file = $("file").files[0];
  if (!file) return;
  const reader = new FileReader();
  reader.onload = () => {
    attached = {
      name: file.name,
      content: reader.result.slice(reader.result.indexOf(",") + 1),
      url: file.type.startsWith("image/") ? URL.createObjectURL(file) : null,
    };
    drawAbout();
    $("text").focus();
  };
  reader.readAsDataURL(file);
};

function followKeyboard(message) {
  const panel = $("reply-keyboard");
  const newest = [...history.values()].reverse().find(one => one.keyboard)?.keyboard;
  panel.hidden = !newest?.keyboard;
  panel.replaceChildren(...(newest?.keyboard ?? []).map(row => node("div", {}, ...row.map(button =>
    node("button", { type: "button", onclick: () => say(button.text ?? button) }, button.text ?? button)))));
  const asked = message?.keyboard?.force_reply;
  const forMe = isPrivate() || !message?.keyboard?.selective || String(message.reply_to_message?.from?.id) === me
    || message.entities?.some(one => one.type === "text_mention" && String(one.user.id) === me);
  if (asked && forMe && message.message_id === [...history.keys()].at(-1)) {
    replyTo = message;
    $("text").placeholder = message.keyboard.input_field_placeholder ?? "Tulis jawaban";
    drawAbout();
  }
}

// --- the menu of commands --------------------------------------------------------------------------------------

let commandsOf = ["", []];

async function showCommands(typed = "/") {
  const place = `${me}|${key}`;
  if (commandsOf[0] !== place || typed === "/") {
    const answer = await fetch(`/world/commands?person=${me}&chat=${encodeURIComponent(key)}`);
    const found = answer.ok ? await answer.json() : [];
    const several = found.length > 1;
    commandsOf = [place, found.flatMap(one => one.commands.map(({ command, description }) =>
      ({ command: several ? `/${command}@${one.bot}` : `/${command}`, description })))];
  }
  if (typed !== "/" && $("text").value !== typed) return; // sent or changed while the list was on its way
  const fitting = commandsOf[1].filter(one => one.command.startsWith(typed));
  const panel = $("commands");
  panel.replaceChildren(...fitting.map(({ command, description }) => node("button", {
    type: "button",
    role: "option",
    onclick: () => {
      $("text").value = "";
      grow();
      closeCommands();
      say(command);
    },
  }, node("b", {}, command), node("span", {}, description))));
  if (!fitting.length && typed === "/") panel.append(node("p", {}, "Tidak ada perintah di obrolan ini."));
  panel.hidden = !panel.childElementCount;
  $("open-commands").setAttribute("aria-expanded", String(!panel.hidden));
}

function closeCommands() {
  $("commands").hidden = true;
  $("open-commands").setAttribute("aria-expanded", "false");
}

$("open-commands").onclick = () => ($("commands").hidden ? showCommands() : closeCommands());
$("commands").addEventListener("keydown", event => {
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  if (event.key === "Escape") { closeCommands(); $("text").focus(); }
  if (!step) return;
  event.preventDefault();
  (document.activeElement[step] ?? $("text")).focus();
});

// --- questions and menus ---------------------------------------------------------------------------------------

// Ask for a name, or let somebody choose: resolves to the text, to the chosen value, or to null.
function ask({ title, text = "", label = "", initial = "", options = null }) {
  const dialog = $("ask");
  return new Promise(resolve => {
    let answer = null;
    const finish = value => { answer = value; dialog.close(); };
    $("ask-title").textContent = title;
    $("ask-text").textContent = text;
    $("ask-text").hidden = !text;
    $("ask-label").textContent = label || title;
    $("ask-input").hidden = $("ask-ok").hidden = Boolean(options);
    $("ask-input").value = initial;
    $("ask-options").replaceChildren(...(options ?? []).map(option =>
      node("button", { type: "button", onclick: () => finish(option.value) },
        option.label, option.line ? node("small", {}, option.line) : null)));
    $("ask-form").onsubmit = event => { event.preventDefault(); finish($("ask-input").value.trim() || null); };
    $("ask-cancel").onclick = () => finish(null);
    dialog.onclose = () => resolve(answer);
    dialog.showModal();
    if (!options) $("ask-input").select();
  });
}

const choosePerson = (title, people) => ask({
  title, options: people.map(one => ({ value: String(one.id), label: nameOf(one) || one.name, line: personLine(String(one.id)) })),
});

async function newPerson() {
  const name = await ask({ title: "Siapa namanya?", text: "Orang baru dengan telepon sendiri, belum di grup mana pun.", initial: "Bu Lastri" });
  if (!name) return;
  const made = await act("user", { name });
  if (!made) return;
  await loadWorld();
  go(String(made.id), key ?? firstChat());
}

async function newGroup() {
  const title = await ask({ title: "Nama grup", text: "Anda menjadi adminnya.", initial: "KSM Maju Bersama" });
  if (!title) return null;
  const made = await act("group", { title, creator: me });
  if (!made) return null;
  await loadWorld();
  go(me, String(made.id));
  return String(made.id);
}

function menuHere() {
  const items = [];
  const add = (label, line, doIt) => items.push({ value: doIt, label, line });
  const chat = group();
  const own = memberOf(chat, me);
  if (chat && own) {
    const admin = own.status === "creator" || own.status === "administrator";
    for (const one of world.bots) {
      const inside = memberOf(chat, one.id);
      const who = `bot:${one.username}`;
      if (!inside) add(`Tambahkan ${nameOf(one)}`, `@${one.username}`, () => act("add", here({ who })));
      else if (admin && inside.status === "member") {
        add(`Jadikan ${nameOf(one)} admin`, "tanpa hak apa pun", () => act("promote", here({ who, rights: [] })));
        add(`Keluarkan ${nameOf(one)}`, "", () => act("remove", here({ who })));
      } else if (admin) add(`${nameOf(one)} jadi anggota biasa`, "", () => act("demote", here({ who })));
    }
    const outside = world.users.filter(one => !memberOf(chat, one.id));
    if (outside.length) add("Masukkan orang", "", () => withPerson("Siapa yang dimasukkan?", outside, who => act("add", here({ who }))));
    const plain = world.users.filter(one => memberOf(chat, one.id)?.status === "member");
    if (admin && plain.length) add("Jadikan admin grup", "", () => withPerson("Siapa?", plain, who => act("promote", here({ who }))));
    if (admin && chat.type === "supergroup") {
      add(own.anonymous ? "Tulis dengan nama sendiri" : "Tulis sebagai admin anonim", "", () => act("anonymous", here({ on: !own.anonymous })));
    }
    if (admin && chat.type === "group") add("Jadikan supergrup", "seperti Telegram sendiri melakukannya", () => act("migrate", { chat: key }));
    add("Keluar dari grup", "", () => act("leave", here()));
  } else if (chat) {
    add("Gabung grup", "", () => act("join", here()));
  }
  if (isPrivate() && privateChat(key.slice(4)) && !privateChat(key.slice(4)).blocked) {
    add("Blokir bot", "", () => act("block", { person: me, bot: key.slice(4) }).then(() => refresh(false)));
  }
  add("Buka jendela sebagai orang lain", "", () => withPerson("Sebagai siapa?", world.users.filter(one => String(one.id) !== me),
    who => open(`#${new URLSearchParams({ saya: who, obrolan: key })}`, "_blank")));
  add("Grup baru", "", newGroup);
  add("Orang baru", "", newPerson);
  return items;
}

async function withPerson(title, people, doIt) {
  const who = await choosePerson(title, people);
  if (who) await doIt(who);
}

$("open-more").onclick = async () => {
  await refresh(false); // what can be done hangs on who is in the chat at this moment
  const chosen = await ask({ title: $("chat-title").textContent, options: menuHere() });
  if (chosen) await chosen();
};

// --- the side, dialogs, time -----------------------------------------------------------------------------------

function openSide() {
  $("side").classList.add("open");
  $("veil").hidden = false;
  $("open-side").setAttribute("aria-expanded", "true");
  $("side").querySelector("button")?.focus({ preventScroll: true });
}

function closeSide() {
  if (!$("side").classList.contains("open")) return;
  $("side").classList.remove("open");
  $("veil").hidden = true;
  $("open-side").setAttribute("aria-expanded", "false");
  $("open-side").focus();
}

$("open-side").onclick = openSide;
$("veil").onclick = closeSide;
addEventListener("keydown", event => { if (event.key === "Escape") closeSide(); });
$("alert-close").onclick = () => $("alert").close();
$("picture-close").onclick = () => $("picture").close();
$("picture").onclick = event => { if (event.target === $("picture")) $("picture").close(); };

for (const button of document.querySelectorAll("[data-seconds]")) {
  button.onclick = async () => {
    const all = document.querySelectorAll("[data-seconds]");
    all.forEach(one => { one.disabled = true; });
    await act("clock", { seconds: Number(button.dataset.seconds) });
    all.forEach(one => { one.disabled = false; });
    await refresh(false);
    toast($("now").textContent);
  };
}

addEventListener("hashchange", arrive);
// A browser opens few lines to one server: a window that nobody looks at gives its own back.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    events?.close();
  } else {
    connect();
    refresh(true);
  }
});
setInterval(drawBar, 5000);

connect();
await loadWorld();
await arrive();
