namespace NtkWorkbench.JobFiles;

/// <summary>
/// The schema of every kind of job, from the contracts that binding reads: values with an own form, families under $defs with their
/// shorthands, and the records of lists beside them.
/// </summary>
internal sealed class SchemaBuilder
{
    private readonly JsonObject _definitions = [];
    private readonly HashSet<string> _begun = [];

    public JsonObject Build() => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = "Job file of NtkWorkbench",
        ["anyOf"] = Kinds(),
        ["$defs"] = _definitions,
    };

    private JsonArray Kinds()
    {
        JobUnion jobs = JobContract.UnionOf(typeof(Job))!;
        JsonArray kinds = Alternatives(jobs);
        int comparison = jobs.Members.ToList().FindIndex(member => member.Type == typeof(ComparisonJob));
        // A comparison has no members of its own.
        foreach (JsonNode? kind in kinds.Where((_, index) => index != comparison))
            FamilySchema.AddTo(kind!.AsObject(), kinds[comparison]!.AsObject());
        foreach (JsonNode? kind in kinds)
            AddCluster(kind!["properties"]!.AsObject());
        return kinds;
    }

    // Beside the keys of any kind of job.
    private void AddCluster(JsonObject keys)
    {
        foreach (RecordKey key in RecordContract.Of(typeof(ClusterOptions)).Keys)
        {
            JsonObject options = Reference(key.Type, () => Record(RecordContract.Of(key.Type)));
            options.Insert(0, "description", key.Attribute<DescriptionAttribute>()!.Description);
            keys[key.Name] = options;
        }
    }

    private JsonObject Value(Slot slot)
    {
        if (JobValue.Of(slot.Type) is JobValue value)
            return value.Schema(slot);
        if (JobContract.ItemOf(slot.Type) is Type item)
            return List(slot, slot.Item(0, item));
        return JobContract.UnionOf(slot.Type) is JobUnion union
            ? Reference(slot.Type, () => new JsonObject { ["anyOf"] = Choices(union) })
            : RecordOrShorthand(RecordContract.Of(slot.Type));
    }

    private static bool HasShorthand(Type type) => JobContract.ItemOf(type) is null && JobContract.UnionOf(type) is null
        && RecordContract.Of(type).Shorthand is not null;

    private JsonObject RecordOrShorthand(RecordContract contract) => contract.Shorthand is not RecordKey key ? Record(contract)
        : new JsonObject { ["anyOf"] = new JsonArray(Value(new Slot(key.Name, key.Type, key)), Record(contract)) };

    // A record of a list may hold the union that it is in.
    private JsonObject List(Slot slot, Slot item)
    {
        bool isRecord = JobValue.Of(item.Type) is null && JobContract.UnionOf(item.Type) is null;
        var schema = new JsonObject { ["type"] = "array", ["items"] = isRecord ? Reference(item.Type, () => Value(item)) : Value(item) };
        if (slot.Attribute<MinLengthAttribute>() is { } minimum)
            schema["minItems"] = minimum.Length;
        return schema;
    }

    private JsonObject Reference(Type type, Func<JsonObject> define)
    {
        string name = JobNames.Of(type.Name);
        if (_begun.Add(name))
            _definitions[name] = define();
        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    // A name alone is a shorthand where nothing else must be given; a function's parameters may stand beside it.
    private JsonArray Choices(JobUnion union)
    {
        JsonArray choices = Alternatives(union);
        JsonNode[] bare =
        [
            .. union.Members
                .Where(member => union.Type == typeof(TargetFunction) || !RecordContract.Of(member.Type).Keys.Any(key => key.IsRequired))
                .Select(member => JsonValue.Create(member.Name)),
        ];
        if (bare.Length > 0)
            choices.Insert(0, new JsonObject { ["enum"] = new JsonArray(bare) });
        return choices;
    }

    private JsonArray Alternatives(JobUnion union)
    {
        var alternatives = new JsonArray();
        foreach ((string name, Type type) in union.Members)
        {
            JsonObject kind = Record(RecordContract.Of(type), union.Default == name ? null : union.Discriminator);
            kind["properties"]!.AsObject().Insert(0, union.Discriminator, new JsonObject { ["const"] = name });
            if (type == typeof(FunctionDataOptions))
                AddFunctionParameters(kind);
            alternatives.Add(kind);
        }
        return alternatives;
    }

    // discriminator: what must be given beside the record's own keys.
    private JsonObject Record(RecordContract contract, string? discriminator = null)
    {
        var record = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(contract.Keys.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)Member(key, contract)))),
        };
        IEnumerable<string> required = contract.Keys.Where(key => key.IsRequired).Select(key => key.Name);
        JsonNode[] names = [.. required.Prepend(discriminator).OfType<string>().Select(key => JsonValue.Create(key))];
        if (names.Length > 0)
            record["required"] = new JsonArray(names);
        if (contract.Type == typeof(TrainingOptions))
            RequireSteps(record);
        record["additionalProperties"] = false;
        return record;
    }

    // One of two keys, neither with a default.
    private static void RequireSteps(JsonObject training)
    {
        training["properties"]!["steps"]!.AsObject().Remove("default");
        training["anyOf"] = new JsonArray(Required("steps"), Required("epochs"));

        static JsonObject Required(string key) => new() { ["required"] = new JsonArray(key) };
    }

    private JsonObject Member(RecordKey key, RecordContract contract)
    {
        JsonObject schema = Value(new Slot(key.Name, key.Type, key));
        if (key.IsNullable && schema["type"] is JsonValue type)
            schema["type"] = new JsonArray(type.DeepClone(), "null");
        else if (key.IsNullable && schema["type"] is JsonArray types)
            types.Add("null");
        else if (key.IsNullable && schema["enum"] is JsonArray names)
            names.Add(null);
        else if (key.IsNullable && JobValue.Of(key.Type) is not null && schema["anyOf"] is JsonArray forms)
            forms.Add(new JsonObject { ["type"] = "null" });
        if (key.Attribute<DescriptionAttribute>() is { } words)
            schema.Insert(0, "description", words.Description);
        bool showsDefault = JobValue.Of(JobContract.ItemOf(key.Type) ?? key.Type) is JobValue form ? form.ShowsDefault
            : HasShorthand(key.Type);
        if (!key.IsRequired && showsDefault && key.Get(Activator.CreateInstance(contract.Type)!) is object value)
            schema["default"] = JobTree.Of(value, key.Type);
        return schema;
    }

    private void AddFunctionParameters(JsonObject data)
    {
        JsonObject keys = data["properties"]!.AsObject();
        foreach (JsonNode? function in _definitions[JobNames.Of(nameof(TargetFunction))]!["anyOf"]!.AsArray())
        {
            foreach ((string key, JsonNode? value) in function!["properties"]?.AsObject() ?? [])
                keys.TryAdd(key, value?.DeepClone());
        }
    }
}
