// Draws the figure of a page from the table of the same page, so the two cannot differ. Cells without a number
// (hidden, uncertain, not complete) are gaps. The description is the server's; the chart's own is switched off.
"use strict";
(() => {
  const SYMBOLS = ["circle", "rect", "triangle", "diamond", "pin", "arrow"];

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const palette = () => ({
    series: [1, 2, 3, 4, 5, 6].map((number) => colour("--chart-" + number)),
    grid: colour("--chart-grid"),
    axis: colour("--chart-axis"),
    ink: colour("--site-ink"),
    soft: colour("--site-ink-soft"),
    raised: colour("--site-raised"),
    rule: colour("--site-rule"),
  });

  // The same grouping as the server's: U+00A0 in both languages.
  const numberFormat = (locale) => {
    const format = new Intl.NumberFormat(locale === "en" ? "en-GB" : "sv-SE", { maximumFractionDigits: 2 });
    return (number) => format.formatToParts(number)
      .map((part) => (part.type === "group" ? "\u00a0" : part.value)).join("");
  };

  const readTable = (table) => {
    const heads = [...table.querySelectorAll("thead th[data-short]")];
    const rows = [...table.querySelectorAll("tbody tr[data-charted]")];
    return {
      points: heads.map((head) => head.dataset.short),
      series: rows.map((row) => {
        const cells = [...row.querySelectorAll("td")];
        return {
          name: row.dataset.charted,
          values: cells.map((cell) => (cell.dataset.value === undefined ? null : Number(cell.dataset.value))),
          texts: cells.map((cell) => cell.textContent.trim()),
        };
      }),
    };
  };

  const lines = (text, fits) => text.split(" ").reduce((found, word) => {
    const last = found[found.length - 1];
    if (last !== undefined && fits(last + " " + word)) found[found.length - 1] = last + " " + word;
    else found.push(word);
    return found;
  }, []);

  const wrapped = (text, length) => lines(text, (line) => line.length <= length).join("\n");

  const common = (colours) => ({
    aria: { enabled: false },
    animation: false,
    color: colours.series,
    textStyle: { fontFamily: "Inter, system-ui, sans-serif", fontSize: 14, color: colours.soft },
    tooltip: {
      renderMode: "richText",
      backgroundColor: colours.raised,
      borderColor: colours.rule,
      borderWidth: 1,
      padding: [10, 14],
      textStyle: { color: colours.ink, fontFamily: "Inter, system-ui, sans-serif", fontSize: 14 },
      confine: true,
    },
  });

  const lineOption = (data, figure, colours, narrow) => {
    const stacked = figure.dataset.chart === "stacked";
    const format = numberFormat(figure.dataset.locale);
    const option = common(colours);
    option.grid = { left: 8, right: narrow ? 96 : 168, top: 40, bottom: 8, containLabel: true };
    // Not the axis' own name: that is placed by the width of its numbers, which may be one digit or nine.
    option.title = {
      text: figure.dataset.unit, left: 8, top: 6, padding: 0,
      textStyle: { color: colours.soft, fontFamily: "Inter, system-ui, sans-serif", fontSize: 13, fontWeight: 400 },
    };
    option.tooltip.trigger = "axis";
    option.tooltip.axisPointer = { type: "line", lineStyle: { color: colours.axis, type: "solid" } };
    option.tooltip.formatter = (items) => [data.points[items[0].dataIndex]]
      .concat(data.series.map((series) => series.name + "  " + series.texts[items[0].dataIndex])).join("\n");
    option.xAxis = {
      type: "category", data: data.points, boundaryGap: false,
      axisLine: { lineStyle: { color: colours.axis } }, axisTick: { show: false },
      axisLabel: { color: colours.soft, fontSize: 13, hideOverlap: true, margin: 12 },
    };
    option.yAxis = {
      type: "value", min: 0, splitNumber: 4,
      axisLabel: { color: colours.soft, fontSize: 13, formatter: format },
      splitLine: { lineStyle: { color: colours.grid } },
    };
    // In a stack a missing part would read as a smaller whole, so the whole point becomes a gap.
    const known = data.points.map((_, point) => data.series.every((series) => series.values[point] !== null));
    option.series = data.series.map((series, index) => ({
      type: "line", name: series.name, connectNulls: false,
      data: stacked ? series.values.map((value, point) => (known[point] ? value : null)) : series.values,
      stack: stacked ? "all" : undefined, areaStyle: stacked ? { opacity: 0.25 } : undefined,
      symbol: SYMBOLS[index % SYMBOLS.length], symbolSize: 8, showSymbol: true,
      lineStyle: { width: 2.5 }, emphasis: { disabled: true },
      endLabel: {
        show: true, distance: 10, color: colours.series[index % 6], fontSize: narrow ? 13 : 14, fontWeight: 600,
        lineHeight: 17, formatter: () => wrapped(series.name, narrow ? 11 : 20),
      },
    }));
    return option;
  };

  // Names at the ends of lines that end close together are pushed apart, in order from the top.
  const spread = (chart, data, narrow) => {
    const names = data.series.map((series, index) => {
      const last = series.values.at(-1);
      const lines = wrapped(series.name, narrow ? 11 : 20).split("\n").length;
      return { index, lines, y: last === null ? null : chart.convertToPixel({ yAxisIndex: 0 }, last) };
    });
    let free = -Infinity;
    const offsets = names.map(() => 0);
    names.filter((name) => name.y !== null).sort((a, b) => a.y - b.y).forEach((name) => {
      const half = (name.lines * 17) / 2;
      const y = Math.max(name.y, free + half);
      offsets[name.index] = y - name.y;
      free = y + half + 1;
    });
    chart.setOption({ series: offsets.map((offset) => ({ endLabel: { offset: [0, offset] } })) });
  };

  const barOption = (data, figure, colours, narrow) => {
    const format = numberFormat(figure.dataset.locale);
    const last = data.points.length - 1;
    const option = common(colours);
    option.grid = { left: 8, right: 76, top: 28, bottom: 8, containLabel: true };
    option.tooltip.trigger = "item";
    option.tooltip.formatter = (item) => item.name + "\n" + data.points[last] + "  " + data.series[item.dataIndex].texts[last];
    option.xAxis = {
      type: "value", min: 0, splitNumber: narrow ? 2 : 4, position: "top",
      axisLabel: { color: colours.soft, fontSize: 13, formatter: format },
      splitLine: { lineStyle: { color: colours.grid } },
    };
    option.yAxis = {
      type: "category", inverse: true, data: data.series.map((series) => series.name),
      axisLine: { lineStyle: { color: colours.axis } }, axisTick: { show: false },
      axisLabel: { color: colours.ink, fontSize: 14, formatter: (name) => wrapped(name, narrow ? 14 : 30) },
    };
    option.series = [{
      type: "bar", barMaxWidth: 26, itemStyle: { color: colours.series[0], borderRadius: [0, 3, 3, 0] },
      data: data.series.map((series) => series.values[last]),
      label: { show: true, position: "right", color: colours.ink, fontSize: 14, formatter: (item) => data.series[item.dataIndex].texts[last] },
    }];
    return option;
  };

  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => "&#" + sign.charCodeAt(0) + ";");

  // A picture has no typeface of ours with it, so it is measured with the reader's own.
  const measured = (text, width, font) => {
    const context = document.createElement("canvas").getContext("2d");
    context.font = font + " system-ui, sans-serif";
    return lines(text, (line) => context.measureText(line).width <= width);
  };

  const textLines = (all, x, y, height, size, weight, fill) => all.map((line, at) =>
    `<text x="${x}" y="${y + at * height}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(line)}</text>`).join("");

  // The chart with what one must know where it is pasted: what it shows, of whom, as of when.
  const picture = (chart, canvas, about) => {
    const colours = palette();
    const margin = 24;
    const width = canvas.clientWidth + 2 * margin;
    const title = measured(about.title, canvas.clientWidth, "600 20px");
    const source = measured(about.source, canvas.clientWidth, "14px");
    const top = 24 + title.length * 26;
    const bottom = top + canvas.clientHeight + 34;
    const height = bottom + source.length * 20;
    const inner = chart.renderToSVGString().replace("<svg ", `<svg x="${margin}" y="${top}" overflow="visible" `);
    return {
      width, height,
      text: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, system-ui, sans-serif">`
        + `<title>${escaped(about.title)}</title><rect width="100%" height="100%" fill="${colour("--site-paper")}"/>`
        + textLines(title, margin, 38, 26, 20, 600, colours.ink) + inner
        + textLines(source, margin, bottom, 20, 14, 400, colours.soft) + "</svg>",
    };
  };

  const raster = async (drawn) => {
    const image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(drawn.text);
    await image.decode();
    const surface = document.createElement("canvas");
    surface.width = drawn.width * 2;
    surface.height = drawn.height * 2;
    surface.getContext("2d").drawImage(image, 0, 0, surface.width, surface.height);
    return new Promise((done) => surface.toBlob(done, "image/png"));
  };

  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  const offerPictures = (figure, chart, canvas) => {
    const tools = figure.querySelector(".picture");
    if (!tools) return;
    const about = { title: tools.dataset.title, source: tools.dataset.source };
    const file = tools.dataset.file;
    const actions = {
      svg: async () => save(new Blob([picture(chart, canvas, about).text], { type: "image/svg+xml" }), file + ".svg"),
      png: async () => save(await raster(picture(chart, canvas, about)), file + ".png"),
      copy: async (button) => {
        await navigator.clipboard.write([new ClipboardItem({ "image/png": raster(picture(chart, canvas, about)) })]);
        const before = button.textContent;
        button.textContent = button.dataset.done;
        setTimeout(() => { button.textContent = before; }, 3000);
      },
    };
    for (const button of tools.querySelectorAll("[data-picture]")) {
      const action = button.dataset.picture;
      if (action === "copy" && !(window.ClipboardItem && navigator.clipboard)) button.remove();
      else button.addEventListener("click", () => actions[action](button));
    }
  };

  const draw = (figure) => {
    const table = document.getElementById("tabell");
    const canvas = figure.querySelector(".canvas");
    const bars = figure.dataset.chart === "bar";
    canvas.classList.toggle("bars", bars);
    const data = readTable(table);
    const chart = window.echarts.init(canvas, null, { renderer: "svg" });
    const show = () => {
      const narrow = canvas.clientWidth < 520;
      const colours = palette();
      chart.setOption(bars ? barOption(data, figure, colours, narrow) : lineOption(data, figure, colours, narrow), true);
      if (!bars && figure.dataset.chart !== "stacked") spread(chart, data, narrow);
    };
    show();
    offerPictures(figure, chart, canvas);
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
    let width = canvas.clientWidth;
    new ResizeObserver(() => {
      if (canvas.clientWidth === width) return;
      width = canvas.clientWidth;
      chart.resize();
      show();
    }).observe(canvas);
  };

  const start = () => document.querySelectorAll("figure[data-chart]").forEach(draw);
  if (document.fonts && document.fonts.ready) document.fonts.ready.then(start);
  else start();
})();
