namespace NtkWorkbench.Runs;

/// <summary>A sentence of a report with the numbers that it rests on and the condition under which it is said.</summary>
internal sealed record Finding
{
    /// <summary>Snake case, the subject before a dot, the same in every version: "training.overfitting".</summary>
    public required string Name { get; init; }

    /// <summary>In words and symbols, one line: "the test loss ends above 1.1 × its lowest".</summary>
    public required string Condition { get; init; }

    /// <summary>All that the sentence rests on, in the order in which it names them; none is NaN.</summary>
    public required IReadOnlyDictionary<string, double> Numbers { get; init; }

    public required string Sentence { get; init; }

    /// <summary>A diagnosis' finding as the report's.</summary>
    public static Finding Of(LossFinding finding) =>
        new() { Name = finding.Name, Condition = finding.Condition, Numbers = finding.Numbers, Sentence = finding.Sentence };

    public static Finding Of(string name, string condition, string sentence, params ReadOnlySpan<(string Name, double Value)> numbers)
    {
        var all = new Dictionary<string, double>();
        foreach ((string key, double value) in numbers)
            all.Add(key, value);
        return new Finding { Name = name, Condition = condition, Numbers = all, Sentence = sentence };
    }
}
