// Everything works without this file. It adds: movement, ages that tick, theme choice, copying, filters that apply at once, keys.
import { tickAges } from "./ages.js";
import { announceWhatMatters } from "./announce.js";
import { copyOnClick } from "./copy.js";
import { applyFilters } from "./filter.js";
import { holdOrderWhileInUse } from "./hold.js";
import { listenToKeys } from "./keys.js";
import { walkTheMatrix } from "./matrix.js";
import { keepWhatIsTheReaders } from "./morph.js";
import { countDown } from "./panel.js";
import { searchWhileTyping } from "./search.js";
import { openStream } from "./stream.js";
import { toggleTheme } from "./theme.js";

delete document.head.insertBefore; // see before-turbo.js
window.Turbo.session.drive = false;

toggleTheme();
tickAges();
copyOnClick();
applyFilters();
keepWhatIsTheReaders();
announceWhatMatters();
holdOrderWhileInUse();
listenToKeys();
walkTheMatrix();
searchWhileTyping();
countDown();
if (document.body.dataset.stream) openStream(document.body.dataset.stream);
