using System.Reflection;

namespace NtkWorkbench.JobFiles;

/// <summary>
/// Walks a tree against the contracts, finding every error in one pass. A value with an error is replaced by its
/// default or a placeholder, so that rules across keys can still look at the rest.
/// </summary>
internal sealed class JobBinder
{
    private static readonly IEnumerable<string> BesideTheJob = RecordContract.Of(typeof(ClusterOptions)).Keys.Select(key => key.Name);

    private readonly InputErrorLog _errors;
    private readonly HashSet<string> _doubtful = [];

    private JobBinder(InputErrorLog errors) => _errors = errors;

    /// <summary>Binds the tree of a job file, shorthands spelled out.</summary>
    /// <returns>The job, null where not even its kind is known; and the paths at which the file has an error, so that a placeholder or
    /// default stands there.</returns>
    public static (Job? Job, IReadOnlySet<string> Doubtful) Bind(YamlMapping root, InputErrorLog errors)
    {
        var binder = new JobBinder(errors);
        object? job = binder.BindUnion(root, root.Span, new Slot("", typeof(Job)));
        return ((Job?)job, binder._doubtful);
    }

    /// <summary>As the other, of a file's tree as a record that is no job.</summary>
    public static T Bind<T>(YamlMapping root, InputErrorLog errors)
        where T : class =>
        (T)new JobBinder(errors).BindMembers(root, root.Span, new Slot("", typeof(T)), RecordContract.Of(typeof(T)), discriminator: null);

    // owner: where an error with the whole value is shown.
    private object? BindValue(YamlNode node, SourceSpan owner, Slot slot)
    {
        if (JobValue.Of(slot.Type) is JobValue value)
            return value.Read(node, owner, slot, _errors);
        if (JobContract.ItemOf(slot.Type) is Type itemType)
            return BindList(node, owner, slot, itemType);
        if (JobContract.UnionOf(slot.Type) is not null)
            return BindUnion(node, owner, slot);
        return Expect<YamlMapping>(node, owner, slot, "a mapping") is YamlMapping mapping
            ? BindMembers(mapping, owner, slot, RecordContract.Of(slot.Type), discriminator: null)
            : null;
    }

    private object? BindUnion(YamlNode node, SourceSpan owner, Slot slot)
    {
        JobUnion union = JobContract.UnionOf(slot.Type)!;
        if (Expect<YamlMapping>(node, owner, slot, $"a mapping with '{union.Discriminator}'") is not YamlMapping mapping)
            return null;
        return FindMember(mapping, owner, slot, union) is Type member
            ? BindMembers(mapping, owner, slot, RecordContract.Of(member), union.Discriminator)
            : null;
    }

    private Type? FindMember(YamlMapping mapping, SourceSpan owner, Slot slot, JobUnion union)
    {
        YamlEntry? given = mapping.Find(union.Discriminator);
        if (given is null && union.Default is string standard)
            return union.Find(standard);
        string names = string.Join(", ", union.Names);
        if (given is null)
        {
            SourceSpan? near = mapping.Entries.FirstOrDefault(entry => NearestName.Find(entry.Key.Value, [union.Discriminator]) is not null)
                ?.Key.Span;
            _errors.Add(near ?? owner, $"{slot.Subject} needs '{union.Discriminator}', expected one of {names}",
                near is null ? null : union.Discriminator);
        }
        else if (given.Value is not YamlScalar { IsNull: false } name)
            _errors.Add(given.ErrorSpan, $"{slot.PathOf(union.Discriminator)} must be one of {names}, got {given.Value.Description}");
        else if (union.Find(name.Value) is Type member)
            return member;
        else
            _errors.Add(name.Span, $"unknown {union.Discriminator} '{name.Shown}' of {slot.Subject}, expected one of {names}",
                NearestName.Find(name.Value, union.Names));
        return null;
    }

    private object BindMembers(YamlMapping mapping, SourceSpan owner, Slot slot, RecordContract contract, string? discriminator)
    {
        var bound = new Dictionary<RecordKey, object>();
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (entry.Key.Value == discriminator)
                continue;
            if (contract.Find(entry.Key.Value) is RecordKey key)
                BindMember(entry, slot.Member(key), key, bound);
            else if (contract.Type.GetCustomAttributes<RetiredKeyAttribute>()
                .FirstOrDefault(retired => retired.Key == entry.Key.Value) is RetiredKeyAttribute retired)
                ReadOver(entry, slot, retired);
            else
                ReportUnknown(entry, mapping, slot, contract, discriminator);
        }
        foreach (RecordKey key in contract.Keys)
        {
            if (key.IsRequired && !bound.ContainsKey(key))
                FillRequired(mapping, owner, slot.Member(key), key, bound);
        }
        return contract.Create(bound);
    }

    private void BindMember(YamlEntry entry, Slot slot, RecordKey key, Dictionary<RecordKey, object> bound)
    {
        bool isNull = entry.Value is YamlScalar { IsNull: true };
        if (isNull && key.IsNullable)
            return;
        if (isNull)
            _errors.Add(entry.ErrorSpan, $"{slot.Path} has no value, expected {Expectation.Of(slot.Type)}");
        object? value = isNull ? null : BindValue(entry.Value, entry.ErrorSpan, slot);
        if (value is null)
            _doubtful.Add(slot.Path);
        else
            bound[key] = value;
    }

    private void ReadOver(YamlEntry entry, Slot slot, RetiredKeyAttribute retired)
    {
        if (entry.Value is not YamlScalar value || value.Value != retired.Standard)
            _errors.Warn(entry.Key.Span, $"{slot.PathOf(retired.Key)} has no effect any more: {retired.Reason}; remove this line");
    }

    private void FillRequired(YamlMapping mapping, SourceSpan owner, Slot slot, RecordKey key, Dictionary<RecordKey, object> bound)
    {
        // A key that is nearly this one was told already.
        if (mapping.Find(key.Name) is null && !_doubtful.Contains(slot.Path))
            _errors.Add(owner, $"{slot.Path} is missing, expected {Expectation.Of(slot.Type)}");
        _doubtful.Add(slot.Path);
        bound[key] = Expectation.Placeholder(slot.Type);
    }

    private void ReportUnknown(YamlEntry entry, YamlMapping mapping, Slot slot, RecordContract contract, string? discriminator)
    {
        if (_errors.IsFull)
            return;
        List<string> names = [.. contract.Keys.Select(key => key.Name)];
        string place = slot.Path.Length == 0 ? "" : $" in {slot.Path}";
        string kind =
            discriminator is not null && slot.Path.Length > 0 && mapping.Find(discriminator)?.Value is YamlScalar name
                ? $" with {discriminator} {name.Shown}" : "";
        string expected = names.Count == 0 ? "expected no other key" : $"expected one of {string.Join(", ", names)}";
        if (entry.Key.Value.IndexOf(':', StringComparison.Ordinal) is > 0 and int colon && names.Contains(entry.Key.Value[..colon]))
            expected = "expected a blank after ':'";
        string? nearest = NearestName.Find(entry.Key.Value, slot.Type == typeof(Job) ? [.. names, .. BesideTheJob] : names);
        _errors.Add(entry.Key.Span, $"unknown key '{entry.Key.Shown}'{place}{kind}, {expected}", nearest);
        // The key may be meant for any of the others.
        _doubtful.Add(nearest is null ? slot.PathOf(entry.Key.Value) : slot.PathOf(nearest));
    }

    private Array? BindList(YamlNode node, SourceSpan owner, Slot slot, Type itemType)
    {
        if (Expect<YamlSequence>(node, owner, slot, Expectation.Of(slot.Type)) is not YamlSequence list)
            return null;
        if (slot.Attribute<System.ComponentModel.DataAnnotations.MinLengthAttribute>() is { } minimum && list.Items.Count < minimum.Length)
        {
            _errors.Add(owner,
                $"{slot.Path} must have at least {minimum.Length} {(minimum.Length == 1 ? "item" : "items")}, got {list.Items.Count}");
            return null;
        }
        // Every item is bound, to find all errors, before the list is given up.
        object?[] items = [.. list.Items.Select((item, index) => BindValue(item, item.Span, slot.Item(index, itemType)))];
        if (items.Contains(null))
            return null;
        var bound = Array.CreateInstance(itemType, items.Length);
        items.CopyTo(bound, 0);
        return bound;
    }

    private T? Expect<T>(YamlNode node, SourceSpan owner, Slot slot, string expected)
        where T : YamlNode
    {
        if (node is not T)
            _errors.Add(owner, $"{slot.Subject} must be {expected}, got {node.Description}");
        return node as T;
    }
}
