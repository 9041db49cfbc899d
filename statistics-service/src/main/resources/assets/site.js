// Small help on pages that work without it: counts in the filter, "select all", time left of exports.
"use strict";
document.documentElement.classList.add("js");

document.addEventListener("DOMContentLoaded", () => {
  const narrow = window.matchMedia("(max-width: 61.99rem)");
  for (const box of document.querySelectorAll(".filters-box")) {
    if (narrow.matches) box.open = false;
    narrow.addEventListener("change", () => { box.open = !narrow.matches; });
  }

  for (const filter of document.querySelectorAll("[data-filter]")) {
    const boxes = [...filter.querySelectorAll("input[type=checkbox]")];
    const count = filter.querySelector("[data-count]");
    const show = () => {
      const selected = boxes.filter((box) => box.checked).length;
      count.textContent = count.dataset.count.replace("{0}", selected).replace("{1}", boxes.length);
    };
    filter.addEventListener("change", show);
    for (const button of filter.querySelectorAll("[data-pick]")) {
      button.addEventListener("click", () => {
        for (const box of boxes) box.checked = button.dataset.pick === "all";
        show();
      });
    }
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      const text = document.getElementById(button.dataset.copy);
      // Marked first, so that the keyboard can copy it where the browser does not let scripts.
      getSelection().selectAllChildren(text);
      try {
        await navigator.clipboard.writeText(text.textContent);
      } catch {
        return;
      }
      const before = button.innerHTML;
      button.textContent = button.dataset.done;
      setTimeout(() => { button.innerHTML = before; }, 3000);
    });
  }

  // The page says what time the server has, so a wrong clock in the reader's computer does no harm.
  for (const time of document.querySelectorAll("time[data-countdown]")) {
    const loaded = Date.now();
    const left = Date.parse(time.dateTime) - Date.parse(time.dataset.now);
    const until = time.textContent.trim();
    const show = () => {
      const seconds = Math.ceil((left - (Date.now() - loaded)) / 1000);
      if (seconds <= 0) {
        time.textContent = time.dataset.textOver;
        clearInterval(timer);
        return;
      }
      const days = Math.floor(seconds / 86400);
      const hours = Math.floor(seconds / 3600) % 24;
      const pad = (number) => String(number).padStart(2, "0");
      const clock = pad(Math.floor(seconds / 60) % 60) + ":" + pad(seconds % 60);
      time.textContent = seconds >= 86400
        ? until + " (" + days + " d " + hours + " h)"
        : until + " (" + (hours > 0 ? hours + ":" : "") + clock + ")";
    };
    const timer = setInterval(show, 1000);
    show();
  }

  // Something is under way: look again. Only on a page that was asked for by its own address, never after a form.
  for (const link of document.querySelectorAll("a[data-reload]")) {
    if (link.pathname === location.pathname) setTimeout(() => location.reload(), Number(link.dataset.reload) * 1000);
  }
});
