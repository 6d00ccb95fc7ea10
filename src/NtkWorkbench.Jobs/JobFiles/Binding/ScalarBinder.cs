using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NtkWorkbench.Core.Engines;
using NtkWorkbench.Jobs.JobFiles.Contract;
using NtkWorkbench.Jobs.JobFiles.Records;
using NtkWorkbench.Jobs.JobFiles.Yaml;
using NtkWorkbench.Jobs.Problems;

namespace NtkWorkbench.Jobs.JobFiles.Binding;

/// <summary>Binds single values: strings, booleans, numbers, enums, checkpoints and devices.</summary>
internal sealed class ScalarBinder(ProblemLog problems)
{
    private readonly NumberBinder _numbers = new(problems);

    public static bool Handles(Type type) =>
        type.IsEnum || type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(long)
        || type == typeof(double) || type == typeof(CheckpointSelector) || type == typeof(Device);

    /// <returns>The value; null where there was a problem.</returns>
    public JsonNode? Bind(YamlNode node, SourceSpan owner, Slot slot)
    {
        if (node is not YamlScalar scalar)
            return Refuse(owner, slot, node, Expectation.Of(slot.Type));
        if (slot.Type == typeof(string))
            return BindString(scalar, slot);
        if (slot.Type == typeof(bool))
            return BindBoolean(scalar, slot);
        if (slot.Type == typeof(Device))
            return Device.TryParse(scalar.Value, out _) ? scalar.Value : Refuse(scalar.Span, slot, scalar, Expectation.Of(slot.Type));
        if (slot.Type.IsEnum)
            return BindName(scalar, slot, JobNames.OfEnum(slot.Type));
        if (slot.Type == typeof(double))
            return _numbers.BindReal(scalar, slot);
        if (slot.Type == typeof(CheckpointSelector) && !scalar.IsNumber)
            return BindName(scalar, slot, [CheckpointSelector.InitName, CheckpointSelector.FinalName]);
        return _numbers.BindInteger(scalar, slot);
    }

    private JsonNode? BindString(YamlScalar scalar, Slot slot)
    {
        if (scalar.IsNull || scalar.IsBoolean || scalar.IsNumber)
            return Refuse(scalar.Span, slot, scalar, scalar.IsNull ? "a string" : $"a string (in quotes: '{scalar.Shown}')");
        if (scalar.Value.EnumerateRunes().Any(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar))
            return Refuse(scalar.Span, slot, scalar, "a string of printable characters");
        if (slot.Attribute<RegularExpressionAttribute>() is { } form && !Regex.IsMatch(scalar.Value, $@"\A(?:{form.Pattern})\z"))
            return Refuse(scalar.Span, slot, scalar, form.ErrorMessage ?? $"of the form {form.Pattern}");
        return scalar.Value;
    }

    private JsonNode? BindBoolean(YamlScalar scalar, Slot slot)
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

    private JsonNode? BindName(YamlScalar scalar, Slot slot, IReadOnlyList<string> names)
    {
        if (names.Contains(scalar.Value))
            return scalar.Value;
        string expected = slot.Type.IsEnum ? $"one of {string.Join(", ", names)}" : Expectation.Of(slot.Type);
        return Refuse(scalar.Span, slot, scalar, expected, NearestName.Find(scalar.Value, names));
    }

    private JsonNode? Refuse(SourceSpan span, Slot slot, YamlNode came, string expected, string? suggestion = null)
    {
        problems.Add(span, string.Create(CultureInfo.InvariantCulture, $"{slot.Path} must be {expected}, got {came.Description}"), suggestion);
        return null;
    }
}
