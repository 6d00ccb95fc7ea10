using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NtkWorkbench.JobFiles;

/// <summary>Binds single values: strings, booleans, numbers, enums, checkpoints and devices.</summary>
internal sealed class ScalarBinder(ProblemLog problems)
{
    private readonly NumberBinder _numbers = new(problems);

    public static bool Handles(Type type) =>
        type.IsEnum || type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(long)
        || type == typeof(double) || type == typeof(CheckpointSelector) || type == typeof(Device);

    /// <returns>A value of the slot's type; null where there was a problem.</returns>
    public object? Bind(YamlNode node, SourceSpan owner, Slot slot)
    {
        if (node is not YamlScalar scalar)
            return Refuse(owner, slot, node, Expectation.Of(slot.Type));
        if (slot.Type == typeof(string))
            return BindString(scalar, slot);
        if (slot.Type == typeof(bool))
            return BindBoolean(scalar, slot);
        if (slot.Type == typeof(Device))
            return Device.TryParse(scalar.Value, out Device device) ? device : Refuse(scalar.Span, slot, scalar, Expectation.Of(slot.Type));
        if (slot.Type.IsEnum)
            return BindName(scalar, slot, JobNames.OfEnum(slot.Type)) is int value ? Enum.GetValues(slot.Type).GetValue(value) : null;
        if (slot.Type == typeof(double))
            return _numbers.BindReal(scalar, slot);
        return slot.Type == typeof(CheckpointSelector) ? BindCheckpoint(scalar, slot) : _numbers.BindInteger(scalar, slot);
    }

    private object? BindCheckpoint(YamlScalar scalar, Slot slot)
    {
        if (scalar.IsNumber)
            return _numbers.BindInteger(scalar, slot) is int step ? new CheckpointSelector(step) : null;
        return BindName(scalar, slot, [CheckpointSelector.InitName, CheckpointSelector.FinalName]) switch
        {
            0 => CheckpointSelector.Init,
            1 => CheckpointSelector.Final,
            _ => null,
        };
    }

    private object? BindString(YamlScalar scalar, Slot slot)
    {
        if (scalar.IsNull || scalar.IsBoolean || scalar.IsNumber)
            return Refuse(scalar.Span, slot, scalar, scalar.IsNull ? "a string" : $"a string (in quotes: '{scalar.Shown}')");
        if (scalar.Value.EnumerateRunes().Any(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar))
            return Refuse(scalar.Span, slot, scalar, "a string of printable characters");
        if (slot.Attribute<RegularExpressionAttribute>() is { } form && !Regex.IsMatch(scalar.Value, $@"\A(?:{form.Pattern})\z"))
            return Refuse(scalar.Span, slot, scalar, form.ErrorMessage ?? $"of the form {form.Pattern}");
        return scalar.Value;
    }

    private object? BindBoolean(YamlScalar scalar, Slot slot)
    {
        if (scalar.IsPlain && scalar.Value is "true" or "false")
            return scalar.Value == "true";
        string? meant = scalar.Value.ToLowerInvariant() switch
        {
            "true" or "yes" or "on" => "true",
            "false" or "no" or "off" => "false",
            _ => null,
        };
        return Refuse(scalar.Span, slot, scalar, "true or false", meant);
    }

    // Which of the names.
    private int? BindName(YamlScalar scalar, Slot slot, IReadOnlyList<string> names)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] == scalar.Value)
                return i;
        }
        string expected = slot.Type.IsEnum ? $"one of {string.Join(", ", names)}" : Expectation.Of(slot.Type);
        Refuse(scalar.Span, slot, scalar, expected, NearestName.Find(scalar.Value, names));
        return null;
    }

    private object? Refuse(SourceSpan span, Slot slot, YamlNode came, string expected, string? suggestion = null)
    {
        problems.Add(span, string.Create(CultureInfo.InvariantCulture, $"{slot.Path} must be {expected}, got {came.Description}"),
            suggestion);
        return null;
    }
}
