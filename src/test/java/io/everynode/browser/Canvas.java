package io.everynode.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/** What is on the canvas of the matrix, read from its pixels. */
final class Canvas {
    /** How many cells beside each other are painted in a colour: runs of its pixels along the middle of each row. */
    private static final String CELLS = """
            ([colour, count]) => {
              const canvas = document.querySelector(".canvas canvas");
              const [red, green, blue] = colour.match(/\\d+/g).map(Number);
              const { data, width, height } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
              let cells = 0;
              for (const row of document.querySelectorAll(".canvas__row > a")) {
                const box = row.getBoundingClientRect(), top = canvas.getBoundingClientRect().top;
                const y = Math.floor((box.top - top + 3) * canvas.height / canvas.clientHeight);
                let before = false;
                for (let x = 0; x < width; x++) {
                  const i = 4 * (y * width + x);
                  const is = data[i] === red && data[i + 1] === green && data[i + 2] === blue;
                  if (is && !before) cells++;
                  before = is;
                }
              }
              return cells === count;
            }""";

    private static final String WATCH = """
            () => {
              const under = document.querySelector(".canvas canvas");
              window.cleared = [];
              const clear = CanvasRenderingContext2D.prototype.clearRect;
              CanvasRenderingContext2D.prototype.clearRect = function (x, y, width, height) {
                if (this.canvas === under) window.cleared.push(width * height / (under.width * under.height));
                return clear.call(this, x, y, width, height);
              };
            }""";

    private Canvas() {}

    /** The colour in which such a cell is filled now. */
    static String colour(Page page, String verdict) {
        return (String) page.evaluate("""
                verdict => {
                  const cell = document.createElement("i");
                  cell.className = "cell";
                  cell.dataset.verdict = verdict;
                  document.body.append(cell);
                  const { backgroundColor } = getComputedStyle(cell);
                  cell.remove();
                  return backgroundColor;
                }""", verdict);
    }

    /** Waits until so many are painted as cells of that verdict. */
    static void await(Page page, String verdict, int cells) {
        page.waitForFunction(CELLS, List.of(colour(page, verdict), cells));
    }

    static void watchWhatIsCleared(Page page) {
        page.evaluate(WATCH);
    }

    /** Of the picture's area, since it was watched; 0 where nothing was painted anew. */
    static double largestPartCleared(Page page) {
        return ((Number) page.evaluate("() => Math.max(0, ...window.cleared)")).doubleValue();
    }
}
