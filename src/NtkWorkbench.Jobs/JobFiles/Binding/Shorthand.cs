using System.Text.Json.Serialization.Metadata;
using NtkWorkbench.Core.Data.Functions;
using NtkWorkbench.Jobs.JobFiles.Contract;
using NtkWorkbench.Jobs.JobFiles.Records;
using NtkWorkbench.Jobs.JobFiles.Yaml;

namespace NtkWorkbench.Jobs.JobFiles.Binding;

/// <summary>
/// Spells out what job files may abbreviate: `optimizer: adam` for `optimizer: {kind: adam}`, and a function's
/// parameters beside it in `data`. Places stay those of what was written.
/// </summary>
internal static class Shorthand
{
    private const string FunctionKey = "function";

    public static YamlNode SpellOut(YamlNode node, Type type)
    {
        if (ListItems.TypeOf(type) is Type itemType && node is YamlSequence list)
            return list with { Items = [.. list.Items.Select(item => SpellOut(item, itemType))] };
        if (JobContract.FamilyOf(type) is Family family && node is YamlScalar { IsNull: false } name)
            node = new YamlMapping(name.Span, [new YamlEntry(new YamlScalar(name.Span, family.Discriminator, true), name)]);
        if (node is not YamlMapping mapping || KeyTypes.ContractOf(type, mapping) is not JsonTypeInfo contract)
            return node;
        mapping = contract.Type == typeof(FunctionDataOptions) ? MoveParameters(mapping, contract) : mapping;
        return mapping with
        {
            Entries = [.. mapping.Entries.Select(entry => KeyTypes.Find(contract, entry.Key.Value) is Type member
                ? entry with { Value = SpellOut(entry.Value, member) }
                : entry)],
        };
    }

    private static YamlMapping MoveParameters(YamlMapping data, JsonTypeInfo contract)
    {
        if (data.Find(FunctionKey) is not YamlEntry entry || SpellOut(entry.Value, typeof(TargetFunction)) is not YamlMapping function)
            return data;
        if (KeyTypes.ContractOf(typeof(TargetFunction), function) is not JsonTypeInfo functionContract)
            return data;
        List<YamlEntry> moved = [.. data.Entries.Where(beside =>
            KeyTypes.Find(contract, beside.Key.Value) is null
            && KeyTypes.Find(functionContract, beside.Key.Value) is not null
            && IsFree(function, beside))];
        foreach (YamlEntry parameter in moved)
            function = function.With(parameter);
        return data.Where(beside => !moved.Contains(beside)).With(entry with { Value = function });
    }

    // An override may name the parameter by the place that the file shows it in.
    private static bool IsFree(YamlMapping function, YamlEntry parameter) =>
        function.Find(parameter.Key.Value) is not YamlEntry present || present.Key.Span.Source != parameter.Key.Span.Source;
}
