using System.Text.RegularExpressions;

namespace NtkWorkbench.JobFiles.Tests;

/// <summary>A whole job file with one mistake put into one line: the first error must be of that line.</summary>
public sealed partial class PositionTests
{
    private const int Mistakes = 500;

    private const string Job = """
        name: placed
        seed: 1
        engine: builtin
        precision: float64
        data:
          kind: function
          function: piecewise_linear
          generator: numpy
          train:
            count: 200
            range: [0, 1]
            placement: random
            noise: 0.1
          test: {count: 1000, range: [0, 1], placement: grid, include_train: true}
        network:
          hidden:
            - 40
            - 30
          activation: relu
          parameterization: standard
        initialization:
          weights: {scheme: he_normal}
          biases:
            scheme: elbows
            range: [0, 1]
        training:
          loss: mean_squared_error
          optimizer: {kind: momentum, coefficient: 0.9}
          learning_rate: 0.02
          batch: {size: 40, sampling: with_replacement}
          steps: 150000
          layers: all
          record_every: 1000
        features:
          checkpoints: [init, 10, final]
          grid: {count: 500, range: [0, 1]}
          principal: 6
          save: [kernel]
        figures: {formats: [png], dpi: 200, caption: false}
        """;

    // What is wrong with a line, if it can be made wrong so; null: not this one.
    private static readonly Func<string, string?>[] Makers =
    [
        line => Key().IsMatch(line) ? Key().Replace(line, match => $"{match.Groups[1]}{match.Groups[2]}x:", 1) : null,
        line => Scalar().IsMatch(line) ? Scalar().Replace(line, "$1 [[1]]", 1) : null,
        line => Scalar().IsMatch(line) ? Scalar().Replace(line, "$1 'open", 1) : null,
        line => Scalar().IsMatch(line) ? Scalar().Replace(line, "$1 @x", 1) : null,
        line => Scalar().IsMatch(line) ? Scalar().Replace(line, "$1 !tag x", 1) : null,
        line => Scalar().IsMatch(line) ? Scalar().Replace(line, "$1 *nowhere", 1) : null,
        line => Scalar().IsMatch(line) ? Scalar().Replace(line, "$1 a: b", 1) : null,
        line => Scalar().IsMatch(line) ? Scalar().Replace(line, "$1 \"\\q\"", 1) : null,
        line => Number().IsMatch(line) ? Number().Replace(line, "-7", 1) : null,
        line => Number().IsMatch(line) ? Number().Replace(line, "many", 1) : null,
        line => Number().IsMatch(line) ? Number().Replace(line, ".nan", 1) : null,
        line => Number().IsMatch(line) ? Number().Replace(line, "0x1F", 1) : null,
        line => Key().IsMatch(line) && !line.EndsWith(':') ? $"{line}\n{line}" : null,
        line => line.EndsWith(']') || line.EndsWith('}') ? line[..^1] : null,
        line => line.StartsWith("  ", StringComparison.Ordinal) ? "\t" + line.TrimStart() : null,
        line => line.StartsWith("  ", StringComparison.Ordinal) ? "  \t" + line.TrimStart() : null,
        line => $"{line}\u0007",
        line => $"{line} \u2028",
        line => Scalar().IsMatch(line) ? line.Replace(": ", ":", StringComparison.Ordinal) : null,
    ];

    [Fact]
    public void Parse_OneMistake_IsPlacedAtItsLine()
    {
        string[] lines = Job.Split('\n');
        JobText.Load(Job).Job.ShouldNotBeNull();
        var mistakes = (from make in Makers.Index() from line in lines.Index() let wrong = make.Item(line.Item) where wrong is not null
            select (make.Index, line.Index, wrong)).ToList();
        List<string> misplaced = [];
        int count = 0;
        // And again in longer files, with other line ends.
        for (int round = 0; count < Mistakes; round++)
        {
            foreach ((int maker, int at, string wrong) in mistakes)
            {
                string text = string.Join(round % 2 == 0 ? "\n" : "\r\n", [.. Enumerable.Repeat("# a comment", round * 3), .. lines[..at],
                    .. wrong.Split('\n'), .. lines[(at + 1)..]]);
                int line = (round * 3) + at + wrong.Split('\n').Length;
                int? found = First(text);
                count++;
                if (found != line)
                    misplaced.Add($"maker {maker}: in line {line}, said to be in {found}: {wrong.Trim()}");
            }
        }
        misplaced.ShouldBeEmpty($"of {count}:\n{string.Join('\n', misplaced)}");
    }

    private static int? First(string text)
    {
        try
        {
            JobText.Load(text);
            return null;
        }
        catch (JobException refused)
        {
            return refused.Errors[0].Line;
        }
    }

    [GeneratedRegex(@"^(\s*)(\w+):")]
    private static partial Regex Key();

    // A key with one value behind it.
    [GeneratedRegex(@"^(\s*\w+:) [^\[{\s].*$")]
    private static partial Regex Scalar();

    [GeneratedRegex(@"(?<=: |- )-?[0-9][0-9.]*(?=$|[\],}])")]
    private static partial Regex Number();
}
