namespace NtkWorkbench.JobFiles;

/// <summary>Sets values at key paths. <c>type</c>: the record that the tree is of; null: a job.</summary>
internal sealed class OverrideApplier(InputErrorLog errors, Type? type = null)
{
    private readonly Type _root = type ?? typeof(Job);

    /// <summary>The tree with one value set; the tree as it was where that makes no sense.</summary>
    public YamlMapping Apply(YamlMapping root, JobOverride change)
    {
        YamlNode? changed = SetIn(root, _root, change, 0);
        return changed is null ? root : (YamlMapping)Shorthand.SpellOut(changed, _root);
    }

    // Null where the path cannot be followed. type: what the contract expects here, null where it knows nothing.
    private YamlNode? SetIn(YamlNode? node, Type? type, JobOverride change, int depth)
    {
        if (depth == change.Path.Count)
            return change.Value;
        KeySegment segment = change.Path[depth];
        if (segment.Name is null)
            return SetItem(node, type, change, depth);
        if (node is not (null or YamlMapping or YamlScalar { IsNull: true }))
        {
            errors.Add(change.SpanOf(segment), $"{TextBefore(change, segment)} is {node.Description}, it has no key '{segment.Name}'");
            return null;
        }
        YamlMapping mapping = node as YamlMapping ?? new YamlMapping(change.SpanOf(segment), []);
        return SetKey(mapping, type, segment.Name, change, depth);
    }

    private YamlMapping? SetKey(YamlMapping mapping, Type? type, string name, JobOverride change, int depth)
    {
        Type? memberType = type is null ? null : JobContract.ContractOf(type, mapping)?.Find(name)?.Type;
        if (SetIn(mapping.Find(name)?.Value, memberType, change, depth + 1) is not YamlNode value)
            return null;
        YamlMapping changed = mapping.With(new YamlEntry(new YamlScalar(change.SpanOf(change.Path[depth]), name, true), value));
        return type is not null && JobContract.UnionOf(type)?.Discriminator == name ? DropOthers(mapping, changed, type) : changed;
    }

    // Where the kind changes, only those keys stay that mean the same in the new one.
    private static YamlMapping DropOthers(YamlMapping before, YamlMapping after, Type type)
    {
        if (JobContract.ContractOf(type, before) is not RecordContract old
            || JobContract.ContractOf(type, after) is not RecordContract present)
            return after;
        return after.Where(entry => old.Find(entry.Key.Value)?.Type is not Type was || present.Find(entry.Key.Value)?.Type == was);
    }

    private YamlSequence? SetItem(YamlNode? node, Type? type, JobOverride change, int depth)
    {
        KeySegment segment = change.Path[depth];
        if (node is not YamlSequence list)
        {
            errors.Add(change.SpanOf(segment), $"{TextBefore(change, segment)} is {node?.Description ?? "not given"}, expected a list");
            return null;
        }
        if (segment.Index >= list.Items.Count)
        {
            errors.Add(change.SpanOf(segment),
                $"{TextBefore(change, segment)} has no item {change.PathText.Substring(segment.Offset, segment.Length)}, expected one of "
                    + $"its {list.Items.Count}, counted from [0]");
            return null;
        }
        YamlNode? item = SetIn(list.Items[segment.Index], type is null ? null : JobContract.ItemOf(type), change, depth + 1);
        return item is null ? null : list with { Items = [.. list.Items.Select((old, index) => index == segment.Index ? item : old)] };
    }

    private static string TextBefore(JobOverride change, KeySegment segment) => change.PathText[..segment.Offset].TrimEnd('.');
}
