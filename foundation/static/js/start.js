// Starts each part of the face once the page is read.
import { startBodyMaps } from "./body_map.js";
import { startDialogs } from "./dialogs.js";
import { startDrafts } from "./drafts.js";
import { startNetwork } from "./network.js";
import { startPinPads } from "./pin_pad.js";
import { startProgress } from "./progress.js";
import { startSending } from "./sending.js";
import { startSession } from "./session.js";
import { startSheets } from "./sheet.js";
import { startTabs } from "./tabs.js";

startNetwork();
startSending();
startDrafts();
startSession();
startSheets();
startTabs();
startProgress();
startDialogs();
startBodyMaps();
startPinPads();

// Over the home's network alone: on the machine itself nothing can come between the page and the house.
if (location.protocol === "https:") navigator.serviceWorker?.register("/service-worker").catch(() => {});
