using Spectre.Console;

namespace NtkWorkbench.Cli;

/// <summary>Progress in words.</summary>
internal static class ProgressText
{
    // Names are shortened to so many cells before anything is left out; a terminal narrower than WidthOfBars has words for all its cells.
    private const int ShortName = 12, ShortItem = 14, WidthOfBars = 70, WidestBar = 40;

    /// <summary>The thing in hand, "step 12000", "loss 0.0123", "rate 0.02", as far as they are known.</summary>
    public static string Describe(RunProgress progress) => Join(", ", [progress.Item ?? "", .. Numbers(progress)]);

    /// <summary>
    /// Share, bar, time left, job, stage and what is in hand on one line of at most so many cells. Where they do not fit, job and item lose
    /// their middle, and then go, in this order: rate, loss, step, time left, item. A line of less than 70 cells has no bar.
    /// </summary>
    public static string Line(RunProgress progress, TimeSpan? left, int width, bool unicode)
    {
        string share = Invariant($"{progress.Fraction * 100,3:f0} %");
        // Of the terminal's width alone: a bar that changed with the words beside it would jump.
        string bar = width < WidthOfBars ? "" : Bar(progress.Fraction, Math.Min(width / 5, WidestBar), unicode);
        string stage = Name(progress.Stage);
        string remaining = left is TimeSpan span
            ? Invariant($"{(int)span.TotalHours:00}:{span:mm\\:ss}")
            : "--:--:--";
        string item = progress.Item ?? "";
        List<string> numbers = [.. Numbers(progress)];
        string Text(int job, int itemCells) => Join(" ", share, bar, remaining,
            $"{Shorten(progress.Job, job, unicode)}: {stage}", Join(", ", [Shorten(item, itemCells, unicode), .. numbers]));
        int Spare(int job, int itemCells) => width - Text(job, itemCells).GetCellWidth();

        while (numbers.Count > 0 && Spare(ShortName, ShortItem) < 0)
            numbers.RemoveAt(numbers.Count - 1);
        if (Spare(ShortName, ShortItem) < 0)
            remaining = "";
        if (Spare(ShortName, ShortItem) < 0)
            item = "";
        int itemRoom = Math.Min(item.GetCellWidth(), ShortItem + Math.Max(0, Spare(ShortName, ShortItem)));
        int jobRoom = ShortName + Math.Max(0, Spare(ShortName, itemRoom));
        return Shorten(Text(jobRoom, itemRoom), width, unicode);
    }

    public static string Name(RunStage stage) => stage switch
    {
        RunStage.Training => "training",
        RunStage.Features => "features",
        RunStage.Figures => "figures",
        RunStage.Members => "members",
        RunStage.Comparison => "comparison",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    private static IEnumerable<string> Numbers(RunProgress progress)
    {
        if (progress.Search is SearchProgress search)
        {
            yield return Invariant($"{search.Products} products");
            yield return Invariant($"{search.Converged} of {search.Modes} modes");
            if (search.LooksForMissed)
                yield return "looking for missed values";
            else if (double.IsFinite(search.Residual))
                yield return Invariant($"residual {search.Residual:0e0}");
        }
        if (progress.Step is int step)
            yield return Invariant($"step {step}");
        if (progress.Loss is double loss)
            yield return Invariant($"loss {loss:g4}");
        if (progress.LearningRate is double rate)
            yield return Invariant($"rate {rate:g4}");
    }

    private static string Bar(double fraction, int cells, bool unicode)
    {
        int done = (int)(Math.Clamp(fraction, 0, 1) * cells);
        return new string(unicode ? '━' : '#', done) + new string(unicode ? '─' : '-', cells - done);
    }

    /// <summary>A text of at most so many cells; of a longer one the middle is left out, for names in a row differ at their ends.</summary>
    private static string Shorten(string text, int cells, bool unicode)
    {
        if (text.GetCellWidth() <= cells)
            return text;
        string dots = unicode ? "…" : "~";
        int head = text.Length / 2, tail = head;
        while (head > 0 && (text[..head] + dots + text[tail..]).GetCellWidth() > cells)
        {
            if (text.Length - tail >= head && tail < text.Length)
                tail++;
            else
                head--;
        }
        return cells <= 0 ? "" : text[..head] + dots + text[tail..];
    }

    private static string Join(string separator, params IEnumerable<string> parts) =>
        string.Join(separator, parts.Where(part => part.Length > 0));
}
