namespace NtkWorkbench;

/// <summary>A sentence of a diagnosis with the numbers that it rests on.</summary>
/// <param name="Name">Snake case, the same in every version: "diagnosis.change".</param>
/// <param name="Condition">When it is said, in words and symbols.</param>
/// <param name="Sentence">The sentence.</param>
/// <param name="Numbers">Every number that it rests on, by name; none is NaN.</param>
public sealed record LossFinding(string Name, string Condition, string Sentence, IReadOnlyDictionary<string, double> Numbers)
{
    internal static LossFinding Of(string name, string condition, string sentence, params (string Name, double Value)[] numbers) =>
        new($"diagnosis.{name}", condition, sentence, numbers.ToDictionary(number => number.Name, number => number.Value));
}
