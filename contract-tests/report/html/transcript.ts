import { grouped } from "../grouped.ts";
import type { TranscriptEntry } from "../report.ts";
import { counted, durationText } from "../words.ts";
import { requestText, responseText } from "./http-text.ts";
import { longText } from "./long-text.ts";
import { html, type Markup } from "./markup.ts";
import { section } from "./section.ts";

/** Where a link to a call leads: inside of what is folded, so that a browser unfolds it. */
export function entryId({ id }: TranscriptEntry): string {
  return `call-${id}`;
}

/** Every call with its requests and answers, folded; a script adds a filter. */
export function transcriptSection(transcript: readonly TranscriptEntry[]): Markup {
  if (transcript.length === 0) return section("transcript", "Transcript", html`<p>No request was sent.</p>`);
  return section(
    "transcript",
    "Transcript",
    html`
      <p>${transcriptPhrase(transcript)}; secrets are blanked. On paper, a call that is open is printed in full.</p>
      ${tools(transcript)}
      <div id="calls">${transcript.map(call)}</div>
    `,
  );
}

function tools(transcript: readonly TranscriptEntry[]): Markup {
  const answers = grouped(transcript, answerOf).sort(([one], [other]) => (one < other ? -1 : 1));
  return html`<form id="tools" class="tools" role="search" aria-label="Calls" hidden>
    <label>Last answer
      <select id="answer">
        <option value="">any (${transcript.length})</option>
        ${answers.map(([answer, calls]) => html`<option value=${answer}>${answer} (${calls.length})</option>`)}
      </select>
    </label>
    <label>Title or outcome <input id="words" type="search" autocomplete="off" /></label>
    <button type="button" id="open-all">Open all shown</button>
    <button type="button" id="close-all">Close all</button>
    <p id="shown" role="status"></p>
  </form>`;
}

function call(entry: TranscriptEntry): Markup {
  const many = entry.exchanges.length > 1;
  return html`<details data-answer=${answerOf(entry)}>
    <summary><span class="title" dir="auto">${entry.title}</span> <span class="outcome" dir="auto">${entry.outcome}</span></summary>
    <div id=${entryId(entry)}>
      ${entry.exchanges.map((exchange, index) => exchangeMarkup(exchange, many ? ` ${index + 1}` : ""))}
      ${entry.exchanges.length === 0 && html`<p>Nothing was sent.</p>`}
    </div>
  </details>`;
}

function exchangeMarkup(
  { request, response, durationMs }: TranscriptEntry["exchanges"][number],
  number: string,
): Markup {
  const time = durationText(durationMs);
  return html`
    <h3>Request${number}</h3>
    ${longText(`Request${number}`, requestText(request))}
    <h3>${response === undefined ? `No answer${number}, after ${time}` : `Answer${number}, after ${time}`}</h3>
    ${response !== undefined && longText(`Answer${number}`, responseText(response))}
  `;
}

function answerOf({ exchanges }: TranscriptEntry): string {
  if (exchanges.length === 0) return "nothing sent";
  const status = exchanges.at(-1)?.response?.status;
  return status === undefined ? "no answer" : String(status);
}

function transcriptPhrase(transcript: readonly TranscriptEntry[]): string {
  const requests = transcript.reduce((sum, { exchanges }) => sum + exchanges.length, 0);
  return `${counted(transcript.length, "call")} with ${counted(requests, "request")}`;
}
