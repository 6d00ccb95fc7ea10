namespace NtkWorkbench.JobFiles;

/// <summary>
/// Spells out what job files may abbreviate: `optimizer: adam` for `optimizer: {kind: adam}`, and a function's
/// parameters beside it in `data`. Places stay those of what was written; nodes in which nothing is abbreviated stay themselves, so that
/// the many members of a family share them.
/// </summary>
internal static class Shorthand
{
    private const string FunctionKey = "function";

    public static YamlNode SpellOut(YamlNode node, Type type)
    {
        if (JobContract.ItemOf(type) is Type itemType && node is YamlSequence list)
        {
            YamlNode[] items = [.. list.Items.Select(item => SpellOut(item, itemType))];
            return items.SequenceEqual(list.Items, ReferenceEqualityComparer.Instance) ? list : list with { Items = items };
        }
        if (JobContract.UnionOf(type) is JobUnion union && node is YamlScalar { IsNull: false } name)
            node = Mapping(union.Discriminator, name);
        if (node is YamlScalar { IsNull: false } only && JobValue.Of(type) is null && JobContract.ItemOf(type) is null
            && JobContract.UnionOf(type) is null && RecordContract.Of(type).Shorthand is RecordKey key)
            node = Mapping(key.Name, only);
        if (node is not YamlMapping mapping || JobContract.ContractOf(type, mapping) is not RecordContract contract)
            return node;
        mapping = contract.Type == typeof(FunctionDataOptions) ? MoveParameters(mapping, contract) : mapping;
        YamlEntry[] entries = [.. mapping.Entries.Select(entry => SpellOut(entry, contract))];
        return entries.SequenceEqual(mapping.Entries, ReferenceEqualityComparer.Instance) ? mapping : mapping with { Entries = entries };
    }

    private static YamlEntry SpellOut(YamlEntry entry, RecordContract contract) =>
        contract.Find(entry.Key.Value) is RecordKey key && SpellOut(entry.Value, key.Type) is YamlNode value
            && !ReferenceEquals(value, entry.Value)
            ? entry with { Value = value } : entry;

    private static YamlMapping Mapping(string key, YamlScalar value) =>
        new(value.Span, [new YamlEntry(new YamlScalar(value.Span, key, true), value)]);

    private static YamlMapping MoveParameters(YamlMapping data, RecordContract contract)
    {
        if (data.Find(FunctionKey) is not YamlEntry entry || SpellOut(entry.Value, typeof(TargetFunction)) is not YamlMapping function)
            return data;
        if (JobContract.ContractOf(typeof(TargetFunction), function) is not RecordContract functionContract)
            return data;
        List<YamlEntry> moved = [.. data.Entries.Where(beside =>
            contract.Find(beside.Key.Value) is null
            && functionContract.Find(beside.Key.Value) is not null
            && IsFree(function, beside))];
        foreach (YamlEntry parameter in moved)
            function = function.With(parameter);
        return data.Where(beside => !moved.Contains(beside)).With(entry with { Value = function });
    }

    // An override may name the parameter by the place that the file shows it in.
    private static bool IsFree(YamlMapping function, YamlEntry parameter) =>
        function.Find(parameter.Key.Value) is not YamlEntry present || present.Key.Span.Source != parameter.Key.Span.Source;
}
