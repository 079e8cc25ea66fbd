// Adds a filter to the transcript. Without it the page says the same.
const tools = document.getElementById("tools");
if (tools !== null) {
  const calls = [...document.querySelectorAll("#calls > details")];
  const answer = document.getElementById("answer");
  const words = document.getElementById("words");
  const shown = document.getElementById("shown");

  const filter = () => {
    const wanted = words.value.trim().toLowerCase();
    for (const call of calls) {
      const summary = call.querySelector("summary").textContent.toLowerCase();
      const fits = answer.value === "" || answer.value === call.dataset.answer;
      call.hidden = !(fits && summary.includes(wanted));
    }
    shown.textContent = `${calls.filter((call) => !call.hidden).length} of ${calls.length} shown`;
  };
  const openAll = (open) => {
    for (const call of calls) if (!(open && call.hidden)) call.open = open;
  };

  answer.addEventListener("change", filter);
  words.addEventListener("input", filter);
  document.getElementById("open-all").addEventListener("click", () => openAll(true));
  document.getElementById("close-all").addEventListener("click", () => openAll(false));
  tools.addEventListener("submit", (event) => event.preventDefault());
  // A link from a finding leads to its call, whatever the filter hides.
  addEventListener("hashchange", () => {
    const call = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("details");
    if (!call) return;
    call.hidden = false;
    call.open = true;
    call.querySelector("summary").focus();
  });
  tools.hidden = false;
  filter();
}
