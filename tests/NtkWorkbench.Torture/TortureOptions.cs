using System.Globalization;

namespace NtkWorkbench.Torture;

/// <summary>How long, and from which seed.</summary>
internal sealed record TortureOptions
{
    /// <summary>For about how long.</summary>
    public double Minutes { get; init; } = 10;

    /// <summary>Until about so many processes were killed, however long that takes; null: for the minutes.</summary>
    public int? Kills { get; init; }

    /// <summary>What every draw is made from.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Runs at once.</summary>
    public int Lanes { get; init; } = Environment.ProcessorCount;

    /// <summary>Reads --minutes, --kills, --seed and --lanes.</summary>
    public static TortureOptions Parse(ReadOnlySpan<string> words)
    {
        var options = new TortureOptions();
        for (int i = 0; i < words.Length; i += 2)
        {
            double value = i + 1 < words.Length && double.TryParse(words[i + 1], CultureInfo.InvariantCulture, out double number)
                ? number
                : throw new NtkException($"{words[i]} needs a number");
            options = words[i] switch
            {
                "--minutes" => options with { Minutes = value },
                "--kills" => options with { Kills = (int)value },
                "--seed" => options with { Seed = (long)value },
                "--lanes" => options with { Lanes = (int)value },
                _ => throw new NtkException($"{words[i]} is none of --minutes, --kills, --seed, --lanes"),
            };
        }
        return options;
    }
}
